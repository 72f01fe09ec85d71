import { Controller, Inject } from '@nestjs/common';
import {
  listKindProposals,
  listReplayChanges,
  showKindProposal,
  type KindProposalSummary,
  type KindProposalView,
  type ReplayChangeView,
} from '@landport/contracts';
import {
  answerPage,
  Caller,
  etagOf,
  Input,
  pageOf,
  readCursor,
  Reply,
  Route,
  type InputOf,
} from '@landport/http';
import type { Outcome } from '@landport/kinds';
import { Clock, Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { isOfficer } from '../domain/officer';
import { changeOf } from './outcome-changes';
import {
  FROM_PROPOSAL,
  isOperator,
  PROPOSAL,
  summaryOf,
  viewOfProposal,
  visibleProposal,
  type ProposalRow,
} from './proposal-row';

const LIST = `
  SELECT ${PROPOSAL} FROM ${FROM_PROPOSAL}
   WHERE ($1 OR $2 AND p.body = $3) AND ($4::uuid IS NULL OR p.id > $4)
     AND ($5::text IS NULL OR p.kind = $5) AND ($6::text IS NULL OR p.state = $6)
   ORDER BY p.id LIMIT $7`;

const CHANGES = `
  SELECT f.id, f.reference, f.organisation_id, v.kind_valid_from::text, v.lodged_at, c.before, c.after
    FROM kind_replay_change c
    JOIN filing f ON f.id = c.filing_id
    JOIN filing_version v ON v.filing_id = f.id AND v.version = f.version
   WHERE c.proposal_id = $1 AND ($2::uuid IS NULL OR c.filing_id < $2)
   ORDER BY c.filing_id DESC LIMIT $3`;

interface ChangeRow {
  readonly id: string;
  readonly reference: string;
  readonly organisation_id: string;
  readonly kind_valid_from: string;
  readonly lodged_at: Date;
  readonly before: Outcome;
  readonly after: Outcome;
}

@Controller()
export class ShowProposalsController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Route(listKindProposals)
  async list(
    @Input() { query }: InputOf<typeof listKindProposals>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: KindProposalSummary[]; next?: { href: string } }> {
    const { limit, cursor, kind, state } = query;
    const whose = [isOperator(caller), isOfficer(caller), caller.organisationId];
    const rows = await this.db.query<Omit<ProposalRow, 'package'> & Record<string, unknown>>(LIST, [
      ...whose,
      readCursor(z.uuid(), cursor),
      kind,
      state,
      limit + 1,
    ]);
    const now = this.clock.now();
    return answerPage(
      reply,
      pageOf(rows, limit, (row) => row.id),
      (row) => summaryOf(row, now),
    );
  }

  @Route(showKindProposal)
  async show(
    @Input() { params }: InputOf<typeof showKindProposal>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<KindProposalView> {
    const proposal = await visibleProposal(this.db, params.id, caller);
    reply.header('etag', etagOf(proposal.version));
    return viewOfProposal(proposal, this.clock.now());
  }

  @Route(listReplayChanges)
  async changes(
    @Input() { params, query }: InputOf<typeof listReplayChanges>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: ReplayChangeView[]; next?: { href: string } }> {
    await visibleProposal(this.db, params.id, caller);
    const rows = await this.db.query<ChangeRow & Record<string, unknown>>(CHANGES, [
      params.id,
      readCursor(z.uuid(), query.cursor),
      query.limit + 1,
    ]);
    return answerPage(
      reply,
      pageOf(rows, query.limit, (row) => row.id),
      viewOfChange,
    );
  }
}

const viewOfChange = (row: ChangeRow): ReplayChangeView => {
  const { gained, lost, modeChanges } = changeOf(row.before, row.after);
  return {
    filing: {
      id: row.id,
      reference: row.reference,
      organisationId: row.organisation_id,
      kindValidFrom: row.kind_valid_from,
      lodgedAt: row.lodged_at.toISOString(),
    },
    before: viewOfOutcome(row.before),
    after: viewOfOutcome(row.after),
    gained: [...gained],
    lost: [...lost],
    modeChanges,
  };
};

const viewOfOutcome = ({ verdict, mode, codes }: Outcome): ReplayChangeView['before'] => ({
  verdict,
  ...(mode !== undefined && { mode }),
  codes: [...codes],
});
