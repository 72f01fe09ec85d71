import { Inject, Injectable } from '@nestjs/common';
import { KindPublished, type DataOf } from '@landport/contracts';
import { requireIfMatch, type Caller } from '@landport/http';
import { Outbox } from '@landport/messaging';
import { Clock, Database, isUniqueViolation, type TraceContext, type Tx } from '@landport/platform';
import {
  DayPassed,
  DayTaken,
  ProposalClosed,
  ReplayFirst,
  SecondPersonNeeded,
} from '../domain/kind-proposal-errors';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { OfficeDay } from '../kinds/office-day';
import { proposalHref, visibleProposal, type ProposalRow } from './proposal-row';

export interface DecideProposal {
  readonly id: string;
  readonly ifMatch: string | undefined;
  readonly caller: Caller;
  readonly trace: TraceContext;
}

/** Publications of a kind follow each other, so that its stream of events has no gap. */
const IN_TURN = `SELECT pg_advisory_xact_lock(hashtextextended('kind ' || $1, 0))`;
const PUBLISH = `
  INSERT INTO kind_package (kind, valid_from, valid_to, package, published_at, proposal_id)
  SELECT kind, valid_from, (package #>> '{header,validTo}')::date, package, $2, id FROM kind_proposal WHERE id = $1`;
const DECIDE = `
  UPDATE kind_proposal p
     SET state = $2::text, version = version + 1, decided_by = $3, decided_at = $4, reason = $5,
         sequence = CASE $2::text WHEN 'published' THEN
           (SELECT coalesce(max(o.sequence), 0) + 1 FROM kind_proposal o WHERE o.kind = p.kind) END
   WHERE id = $1 RETURNING sequence`;

/** Publishes a proposed version, or rejects it. */
@Injectable()
export class DecideProposalHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
  ) {}

  /** @throws KindProposalNotFound, ProposalClosed, SecondPersonNeeded, ReplayFirst, DayPassed, DayTaken, Problem 412 */
  async consent(command: DecideProposal): Promise<void> {
    await this.db.transaction(async (tx) => {
      const proposal = await this.open(tx, command);
      const { subject: id, organisationId } = command.caller;
      const { proposed_by: proposer, replay, kind, valid_from } = proposal;
      if (proposer.id === id && proposer.organisationId === organisationId) throw new SecondPersonNeeded();
      if (replay?.state !== 'done') throw new ReplayFirst();
      const now = this.clock.now();
      const today = this.days.of(now);
      if (valid_from < today) throw new DayPassed(valid_from, today);
      await tx.query(IN_TURN, [kind]);
      await tx.query(PUBLISH, [proposal.id, now]).catch((error: unknown) => {
        throw isUniqueViolation(error) ? new DayTaken(kind, valid_from) : error;
      });
      const by = { id, organisationId };
      const [row] = await tx.query<{ sequence: number }>(DECIDE, [proposal.id, 'published', by, now, null]);
      const data = publication(proposal, by, now);
      const { type, topic } = KindPublished;
      const fact = { type, topic, subject: kind, streamKey: kind, sequence: Number(row!.sequence), data };
      await this.outbox.append(tx, [fact], command.trace);
    });
    // This process at once; the others look every two seconds, and so does this one when it cannot now.
    await this.kinds.reload().catch(() => undefined);
  }

  /** The proposer may take it back. @throws KindProposalNotFound, ProposalClosed, Problem 412 */
  async reject(command: DecideProposal, reason: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { id } = await this.open(tx, command);
      const by = { id: command.caller.subject, organisationId: command.caller.organisationId };
      await tx.query(DECIDE, [id, 'rejected', by, this.clock.now(), reason]);
    });
  }

  /** The proposal, locked and still open. */
  private async open(tx: Tx, { id, ifMatch, caller }: DecideProposal): Promise<ProposalRow> {
    const proposal = await visibleProposal(tx, id, caller, 'FOR UPDATE OF p');
    requireIfMatch(ifMatch, proposal.version, proposalHref(id));
    if (proposal.state !== 'proposed') throw new ProposalClosed(proposal.state);
    return proposal;
  }
}

function publication(
  proposal: ProposalRow,
  by: ProposalRow['proposed_by'],
  at: Date,
): DataOf<typeof KindPublished> {
  const { header } = proposal.package;
  return {
    kind: header.kind,
    validFrom: header.validFrom,
    ...(header.validTo !== undefined && { validTo: header.validTo }),
    title: header.title,
    proposalId: proposal.id,
    proposedBy: proposal.proposed_by,
    consentedBy: by,
    publishedAt: at.toISOString(),
    concerns: [...new Set([proposal.body, ...header.steps.flatMap(({ bodies }) => bodies)])],
  };
}
