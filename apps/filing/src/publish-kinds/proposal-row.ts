import type { KindProposalSummary, KindProposalView } from '@landport/contracts';
import type { Caller } from '@landport/http';
import type { KindPackage } from '@landport/kinds';
import type { Sql } from '@landport/platform';
import { KindProposalNotFound } from '../domain/kind-proposal-errors';
import { isOfficer } from '../domain/officer';
import { viewOfReplay, type ReplayRow } from './replay-row';

interface Person {
  readonly id: string;
  readonly organisationId: string;
}

export interface ProposalRow {
  readonly id: string;
  readonly kind: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly body: string;
  readonly package: KindPackage;
  readonly state: KindProposalSummary['state'];
  readonly version: number;
  readonly proposed_by: Person;
  readonly proposed_at: Date;
  readonly decided_by: Person | null;
  readonly decided_at: Date | null;
  readonly reason: string | null;
  readonly replay: ReplayRow | null;
}

/** Without the package, which a list does not carry. */
export const PROPOSAL = `
  p.id, p.kind, p.valid_from::text, p.package #>> '{header,validTo}' AS valid_to, p.body, p.state, p.version,
  p.proposed_by, p.proposed_at, p.decided_by, p.decided_at, p.reason, to_jsonb(r) AS replay`;
export const FROM_PROPOSAL = `kind_proposal p LEFT JOIN kind_replay r ON r.proposal_id = p.id`;

/** Operators see what all bodies propose; they keep the window, and no body's secrets lie in a law to come. */
export const isOperator = ({ roles }: Pick<Caller, 'roles'>): boolean => roles.includes('operator');

export const proposalHref = (id: string): string => `/v1/kind-proposals/${id}`;

/**
 * A proposal of the caller's body.
 * @param lock  `FOR UPDATE OF p` holds it until the transaction ends
 * @throws KindProposalNotFound also when it is there and another body's
 */
export async function visibleProposal(
  sql: Sql,
  id: string,
  caller: Caller,
  lock: '' | 'FOR UPDATE OF p' = '',
): Promise<ProposalRow> {
  const [row] = await sql.query<ProposalRow & Record<string, unknown>>(
    `SELECT ${PROPOSAL}, p.package FROM ${FROM_PROPOSAL}
      WHERE p.id = $1 AND ($2 OR $3 AND p.body = $4) ${lock}`,
    [id, isOperator(caller), isOfficer(caller), caller.organisationId],
  );
  if (row === undefined) throw new KindProposalNotFound();
  return row;
}

export function summaryOf(row: Omit<ProposalRow, 'package'>, now: Date): KindProposalSummary {
  const { id, kind, valid_from, valid_to, body, state, replay } = row;
  const href = proposalHref(id);
  return {
    id,
    kind,
    validFrom: valid_from,
    ...(valid_to !== null && { validTo: valid_to }),
    body,
    state,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at.toISOString(),
    ...(row.decided_by && { decidedBy: row.decided_by }),
    ...(row.decided_at && { decidedAt: row.decided_at.toISOString() }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(replay && { replay: viewOfReplay(replay, now) }),
    links: {
      self: { href },
      changes: { href: `${href}/changes` },
      ...(state === 'proposed' && {
        replay: { href: `${href}/replay` },
        consent: { href: `${href}/consent` },
        rejection: { href: `${href}/rejection` },
      }),
      ...(state === 'published' && { version: { href: `/v1/kinds/${kind}/versions/${valid_from}` } }),
    },
  };
}

export const viewOfProposal = (row: ProposalRow, now: Date): KindProposalView => ({
  ...summaryOf(row, now),
  package: row.package as unknown as KindProposalView['package'],
});
