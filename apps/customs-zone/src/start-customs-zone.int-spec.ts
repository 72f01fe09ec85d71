import {
  FilingLodged,
  FilingWithdrawn,
  LotStatusChanged,
  TaskDecided,
  TOPICS,
  WaybillLodged,
} from '@landport/contracts';
import { EVENT_BUS, laneOf, type EventBus } from '@landport/messaging';
import { Database, UuidV7Ids, type RunningService } from '@landport/platform';
import {
  startTestService,
  testDatabase,
  testIssuer,
  type TestDatabase,
  type TestIssuer,
} from '@landport/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { lodged, lotReceived, takenBack, taskDecided, waybill } from './domain/builders/events';
import { startCustomsZone } from './start-customs-zone';

interface Told {
  readonly streamKey: string;
  readonly data: unknown;
}

const AWB = '999-12345675';

describe('customs-zone on the bus', () => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  let service: RunningService;
  let bus: EventBus;

  beforeAll(async () => {
    [database, issuer] = await Promise.all([testDatabase('customs_zone'), testIssuer()]);
    service = await startTestService(startCustomsZone, { database, issuer });
    bus = service.app.get<EventBus>(EVENT_BUS, { strict: false });
    await bus.createTopics(TOPICS.map(({ topic }) => topic));
  });
  afterAll(async () => {
    await service.stop();
    await issuer.stop();
    await database.drop();
  });

  const sequences = new Map<string, number>();
  /** What another service's relay would publish. */
  const tell = (definition: { readonly type: string; readonly topic: string }, { streamKey, data }: Told) => {
    const sequence = (sequences.get(`${definition.topic} ${streamKey}`) ?? 0) + 1;
    sequences.set(`${definition.topic} ${streamKey}`, sequence);
    const headers = {
      ce_id: new UuidV7Ids().next(),
      ce_type: definition.type,
      ce_source: '/spec',
      ce_subject: streamKey,
      ce_time: '2026-03-02T01:30:00.000Z',
      ce_sequence: String(sequence),
      ce_partitionkey: streamKey,
      traceparent: '00-11111111111111111111111111111111-2222222222222222-01',
      'correlation-id': 'spec',
    };
    const message = {
      topic: definition.topic,
      partition: laneOf(streamKey),
      key: streamKey,
      value: JSON.stringify(data),
      headers: JSON.stringify(headers),
    };
    return service.app.get(Database).transaction((tx) => bus.publish([message], tx));
  };

  const becomes = async (filingId: string, status: string): Promise<void> => {
    for (let tries = 0; tries < 100; tries += 1) {
      const [row] = await database.db.query(`SELECT status FROM declaration WHERE filing_id = $1`, [
        filingId,
      ]);
      if (row?.['status'] === status) return;
      await delay(50);
    }
    const [row] = await database.db.query(`SELECT status FROM declaration WHERE filing_id = $1`, [filingId]);
    expect(row).toEqual({ status });
  };

  it('takes lodged filings, goods, decisions and withdrawals as they come, and tells what it did', async () => {
    const [red, withdrawn] = [new UuidV7Ids().next(), new UuidV7Ids().next()];
    await tell(FilingLodged, lodged({ filingId: red, awb: AWB, importerId: 'jialing-trading' }));
    await tell(FilingLodged, lodged({ filingId: withdrawn }));
    await becomes(red, 'awaitArrival');
    await tell(WaybillLodged, waybill(AWB));
    await tell(LotStatusChanged, lotReceived(AWB));
    await becomes(red, 'manualReview');
    await tell(TaskDecided, taskDecided(red));
    await becomes(red, 'released');
    await becomes(withdrawn, 'awaitArrival');
    await tell(FilingWithdrawn, takenBack(withdrawn));
    await becomes(withdrawn, 'returned');
    const parked = await database.db.query(`SELECT error FROM parked_event`);
    expect(parked).toEqual([]);
    expect(await toldOf(red)).toEqual([
      [1, 'declaration-accepted'],
      [2, 'declaration-awaits-arrival'],
      [3, 'declaration-assessed'],
      [4, 'review-requested'],
      [5, 'declaration-released'],
    ]);
  });

  /** Facts of a declaration on the bus, once the relay has moved them. */
  const toldOf = async (filingId: string): Promise<[number, string][]> => {
    for (let tries = 0; tries < 100; tries += 1) {
      const waiting = await database.db.query(`SELECT FROM outbox LIMIT 1`);
      if (waiting.length === 0) break;
      await delay(50);
    }
    const rows = await database.db.query<{ headers: string }>(
      `SELECT headers FROM bus.message WHERE topic = 'landport.customs-zone.v1' AND key = $1 ORDER BY "offset"`,
      [filingId],
    );
    return rows.map(({ headers }) => {
      const { ce_sequence, ce_type } = JSON.parse(headers) as Record<string, string>;
      return [Number(ce_sequence), String(ce_type).replace(/^landport\.customs-zone\.(.*)\.v1$/, '$1')];
    });
  };
});
