import { Controller, Inject } from '@nestjs/common';
import {
  consentToKindProposal,
  proposeKindVersion,
  rejectKindProposal,
  replayKindProposal,
  type KindProposalView,
} from '@landport/contracts';
import { Caller, etagOf, Idempotent, Input, Once, Reply, Route, Trace, type InputOf } from '@landport/http';
import { Clock, Database, type TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { ProposalClosed } from '../domain/kind-proposal-errors';
import { DecideProposalHandler, type DecideProposal } from './decide-proposal.handler';
import { proposalHref, viewOfProposal, visibleProposal } from './proposal-row';
import { ProposeKindHandler } from './propose-kind.handler';
import { Replays } from './replays';

/** Newest filings that a new proposal is replayed over without being asked. */
const FIRST_REPLAY = { most: 1_000 };

type Decision = Pick<InputOf<typeof consentToKindProposal>, 'params' | 'headers'>;

@Controller()
export class KindProposalsController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ProposeKindHandler) private readonly proposals: ProposeKindHandler,
    @Inject(DecideProposalHandler) private readonly decisions: DecideProposalHandler,
    @Inject(Replays) private readonly replays: Replays,
  ) {}

  @Route(proposeKindVersion)
  async propose(
    @Input() { params, body }: InputOf<typeof proposeKindVersion>,
    @Caller() caller: Caller,
    @Idempotent() once: Once,
  ): Promise<string> {
    const proposable = await this.proposals.examine(params.kind, body, caller);
    return once.run(async (tx) => {
      const { id } = await this.proposals.propose(tx, proposable, caller);
      const proposal = await visibleProposal(tx, id, caller);
      const { run } = await this.replays.begin(tx, proposal, FIRST_REPLAY);
      tx.afterCommit(run);
      return {
        status: 201,
        headers: { location: proposalHref(id), etag: etagOf(1) },
        body: viewOfProposal(await visibleProposal(tx, id, caller), this.clock.now()),
      };
    });
  }

  @Route(replayKindProposal)
  async replay(
    @Input() { params, body }: InputOf<typeof replayKindProposal>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<KindProposalView> {
    await this.db.transaction(async (tx) => {
      const proposal = await visibleProposal(tx, params.id, caller, 'FOR UPDATE OF p');
      if (proposal.state !== 'proposed') throw new ProposalClosed(proposal.state);
      const { run } = await this.replays.begin(tx, proposal, body);
      tx.afterCommit(run);
    });
    return this.show(params.id, caller, reply);
  }

  @Route(consentToKindProposal)
  async consent(
    @Input() input: InputOf<typeof consentToKindProposal>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<KindProposalView> {
    await this.decisions.consent(commandOf(input, caller, trace));
    return this.show(input.params.id, caller, reply);
  }

  @Route(rejectKindProposal)
  async reject(
    @Input() input: InputOf<typeof rejectKindProposal>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<KindProposalView> {
    await this.decisions.reject(commandOf(input, caller, trace), input.body.reason);
    return this.show(input.params.id, caller, reply);
  }

  private async show(id: string, caller: Caller, reply: FastifyReply): Promise<KindProposalView> {
    const proposal = await visibleProposal(this.db, id, caller);
    reply.header('etag', etagOf(proposal.version));
    return viewOfProposal(proposal, this.clock.now());
  }
}

const commandOf = ({ params, headers }: Decision, caller: Caller, trace: TraceContext): DecideProposal => ({
  id: params.id,
  ifMatch: headers['if-match'],
  caller,
  trace,
});
