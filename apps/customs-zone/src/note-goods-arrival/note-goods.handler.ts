import type {
  DataOf,
  LotCreated,
  LotStatusChanged,
  WaybillAmended,
  WaybillLodged,
} from '@landport/contracts';
import type { ReceivedEvent } from '@landport/messaging';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, type TraceContext, type Tx } from '@landport/platform';
import { Clearance } from '../clearance/clearance';
import type { Consignment } from '../domain/declaration/consignment';
import { ConsignmentRepository, type WaybillRow } from '../persistence/consignment.repository';
import { DeclarationRepository } from '../persistence/declaration.repository';

export type WaybillEvent = ReceivedEvent<DataOf<typeof WaybillLodged> | DataOf<typeof WaybillAmended>>;
export type LotEvent = ReceivedEvent<DataOf<typeof LotCreated> | DataOf<typeof LotStatusChanged>>;

/** What the airport tells of goods, kept as customs' own view; declarations that waited for them go on by themselves. */
@Injectable()
export class NoteGoodsHandler {
  constructor(
    @Inject(ConsignmentRepository) private readonly consignments: ConsignmentRepository,
    @Inject(DeclarationRepository) private readonly declarations: DeclarationRepository,
    @Inject(Clearance) private readonly clearance: Clearance,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async noteWaybills(tx: Tx, events: readonly WaybillEvent[]): Promise<void> {
    const newest = new Map<string, WaybillRow>();
    for (const { data } of events) {
      newest.set(data.awb, {
        ...newest.get(data.awb),
        awb: data.awb,
        total_pieces: data.pieces,
        goods: data.goodsDescription,
        concerns: data.concerns,
        ...('origin' in data && { origin: data.origin, destination: data.destination }),
      });
    }
    await this.consignments.lock(tx, [...newest.keys()], this.clock.now().toISOString());
    await this.consignments.describe(tx, [...newest.values()]);
    await this.clearArrived(tx, [...newest.keys()], tracesOf(events));
  }

  async noteLots(tx: Tx, events: readonly LotEvent[]): Promise<void> {
    const awbs = [...new Set(events.map(({ data }) => data.awb))];
    const consignments = await this.consignments.lock(tx, awbs, this.clock.now().toISOString());
    for (const { data } of events) consignments.get(data.awb)?.noteLot(lotOf(data));
    await this.consignments.saveLots(tx, [...consignments.values()]);
    await this.clearArrived(tx, awbs, tracesOf(events), consignments);
  }

  /** The waybills' rows are locked, so a declaration lodged at the same instant is either found here or finds them. */
  private async clearArrived(
    tx: Tx,
    awbs: readonly string[],
    traces: ReadonlyMap<string, TraceContext>,
    locked?: ReadonlyMap<string, Consignment>,
  ): Promise<void> {
    const waiting = await this.declarations.lockAwaiting(tx, awbs);
    if (waiting.length === 0) return;
    const at = this.clock.now().toISOString();
    const consignments = locked ?? (await this.consignments.lock(tx, awbs, at));
    const arrived = waiting
      .filter(({ state: { goods } }) => consignments.get(goods.awb ?? '')?.hasArrived(goods.packages))
      .map((declaration) => ({ declaration, trace: traces.get(declaration.state.goods.awb ?? '')! }));
    await this.clearance.clear(tx, arrived, new Map(), at);
    await this.declarations.save(tx, arrived);
  }
}

const tracesOf = (events: readonly (LotEvent | WaybillEvent)[]): Map<string, TraceContext> =>
  new Map(events.map(({ data, traceparent, correlationId }) => [data.awb, { traceparent, correlationId }]));

const lotOf = (data: LotEvent['data']) => ({
  lotNo: data.lotNo,
  lotId: data.lotId,
  station: data.station,
  pieces: data.pieces,
  status: 'to' in data ? data.to : 'expected',
  receivedAt: 'to' in data && data.to === 'received' ? data.occurredAt : null,
});
