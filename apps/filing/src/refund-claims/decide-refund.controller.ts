import { Controller, Inject } from '@nestjs/common';
import { decideRefundClaim, reviewRefundClaim, type RefundClaimView } from '@landport/contracts';
import { Caller, etagOf, Input, Reply, requireIfMatch, Route, Trace, type InputOf } from '@landport/http';
import { Clock, Database, type TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../domain/history-entry';
import { isOfficer } from '../domain/officer';
import type { RefundClaim } from '../domain/refund-claim';
import { OfficersOnly } from '../domain/task-errors';
import { refundHref, viewOfClaim } from './refund-claim-view';
import { RefundClaimRepository } from './refund-claim.repository';

interface Change {
  readonly id: string;
  readonly ifMatch: string | undefined;
  readonly caller: Caller;
  readonly trace: TraceContext;
  readonly reply: FastifyReply;
}

/** What officers of the office do with a claim. */
@Controller()
export class DecideRefundController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(RefundClaimRepository) private readonly claims: RefundClaimRepository,
  ) {}

  @Route(reviewRefundClaim)
  review(
    @Input() { params, headers }: InputOf<typeof reviewRefundClaim>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<RefundClaimView> {
    const change = { id: params.id, ifMatch: headers['if-match'], caller, trace, reply };
    return this.change(change, (claim, officer, at) => claim.review(officer, at));
  }

  @Route(decideRefundClaim)
  decide(
    @Input() { params, headers, body }: InputOf<typeof decideRefundClaim>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<RefundClaimView> {
    const { outcome, granted, reason } = body;
    const change = { id: params.id, ifMatch: headers['if-match'], caller, trace, reply };
    return this.change(change, (claim, officer, at) =>
      outcome === 'approved'
        ? claim.approve(granted, reason, officer, at)
        : claim.refuse(reason, officer, at),
    );
  }

  private change(
    { id, ifMatch, caller, trace, reply }: Change,
    act: (claim: RefundClaim, officer: Actor, at: string) => void,
  ): Promise<RefundClaimView> {
    if (!isOfficer(caller)) throw new OfficersOnly();
    const officer = { id: caller.subject, organisationId: caller.organisationId };
    return this.db.transaction(async (tx) => {
      const claim = await this.claims.get(tx, id, officer.organisationId);
      requireIfMatch(ifMatch, claim.snapshot.version, refundHref(id));
      act(claim, officer, this.clock.now().toISOString());
      await this.claims.save(tx, claim, trace);
      reply.header('etag', etagOf(claim.snapshot.version));
      return viewOfClaim(claim.snapshot);
    });
  }
}
