import { Controller, Inject } from '@nestjs/common';
import { acceptMandate, endMandate, giveMandate, type MandateView } from '@landport/contracts';
import {
  Caller,
  etagOf,
  Idempotent,
  Input,
  MandateBook,
  Once,
  Reply,
  requireIfMatch,
  Route,
  Trace,
  type InputOf,
} from '@landport/http';
import { Clock, Database, Ids, type TraceContext, type Tx } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../domain/history-entry';
import { Mandate } from '../domain/mandate';
import { MandateEndsFirst, MandateWithOneself } from '../domain/mandate-errors';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { OfficeDay } from '../kinds/office-day';
import { viewOfMandate } from './mandate-view';
import { MandateRepository } from './mandate.repository';
import type { MandatesInForce } from './mandates-in-force';

@Controller()
export class ChangeMandatesController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(MandateRepository) private readonly mandates: MandateRepository,
    @Inject(MandateBook) private readonly book: MandatesInForce,
  ) {}

  @Route(giveMandate)
  give(
    @Input() { body }: InputOf<typeof giveMandate>,
    @Caller() { organisationId: principal, subject }: Caller,
    @Trace() trace: TraceContext,
    @Idempotent() once: Once,
  ): Promise<string> {
    const { broker, representation, from, to = null, kinds = null } = body;
    if (broker === principal) throw new MandateWithOneself(broker);
    if (to !== null && to < from) throw new MandateEndsFirst(from, to);
    for (const kind of kinds ?? []) this.kinds.current.versionsOf(kind);
    return once.run(async (tx) => {
      const now = this.clock.now();
      const terms = { principal, broker, kinds, representation, from, to };
      const by = { id: subject, organisationId: principal };
      const mandate = Mandate.offer(this.ids.next(), terms, by, now.toISOString());
      await this.mandates.add(tx, mandate, trace);
      this.forgetAfter(tx, mandate);
      const { id, version } = mandate.snapshot;
      return {
        status: 201,
        headers: { location: `/v1/mandates/${id}`, etag: etagOf(version) },
        body: viewOfMandate(mandate.snapshot, this.days.of(now)),
      };
    });
  }

  @Route(acceptMandate)
  accept(
    @Input() { params, headers }: InputOf<typeof acceptMandate>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<MandateView> {
    const change = { id: params.id, ifMatch: headers['if-match'], caller, trace, reply };
    return this.change(change, (mandate, by, at) => mandate.accept(by, at));
  }

  @Route(endMandate)
  end(
    @Input() { params, headers, body }: InputOf<typeof endMandate>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<MandateView> {
    const change = { id: params.id, ifMatch: headers['if-match'], caller, trace, reply };
    return this.change(change, (mandate, by, at) => mandate.end(body.reason, by, at));
  }

  private change(
    { id, ifMatch, caller, trace, reply }: Change,
    act: (mandate: Mandate, by: Actor, at: string) => void,
  ): Promise<MandateView> {
    const { organisationId, subject } = caller;
    return this.db.transaction(async (tx) => {
      const mandate = await this.mandates.get(tx, id, organisationId);
      requireIfMatch(ifMatch, mandate.snapshot.version, `/v1/mandates/${id}`);
      const now = this.clock.now();
      act(mandate, { id: subject, organisationId }, now.toISOString());
      await this.mandates.save(tx, mandate, trace);
      this.forgetAfter(tx, mandate);
      reply.header('etag', etagOf(mandate.snapshot.version));
      return viewOfMandate(mandate.snapshot, this.days.of(now));
    });
  }

  private forgetAfter(tx: Tx, { snapshot: { principal, broker } }: Mandate): void {
    tx.afterCommit(() => this.book.forget(principal, broker));
  }
}

interface Change {
  readonly id: string;
  readonly ifMatch: string | undefined;
  readonly caller: Caller;
  readonly trace: TraceContext;
  readonly reply: FastifyReply;
}
