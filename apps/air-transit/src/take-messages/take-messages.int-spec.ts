import { LotCreated, LotStatusChanged, WaybillLodged, type MessagesTaken } from '@landport/contracts';
import { AirWindow, newAwb } from '../../../../test/air-transit/air-window';
import { fsu, fwb, localMoment } from '../../../../test/air-transit/cargo-messages';

describe('POST /v1/air/messages', () => {
  let window: AirWindow;
  beforeAll(async () => {
    window = await AirWindow.open();
  });
  afterAll(() => window.close());

  it('lodges a waybill, takes its receipt, and tells of both in order', async () => {
    const awb = newAwb();
    const lodged = await window.post('airline', fwb(awb));
    expect(lodged.status).toBe(201);
    const { messages } = (await lodged.json()) as MessagesTaken;
    expect(messages).toMatchObject([
      {
        kind: 'waybill',
        awb,
        outcome: 'lodged',
        facts: { origin: 'HKG', destination: 'CKG', pieces: 10 },
        warnings: [],
      },
    ]);

    const received = await window.post('handler', fsu(awb, `RCF/CA1234/${localMoment(30)}/CKG/T10K120.5`));
    expect(received.status).toBe(201);
    expect(((await received.json()) as MessagesTaken).messages).toMatchObject([
      {
        kind: 'status',
        consignments: [{ awb, statuses: [{ code: 'RCF', station: 'CKG', outcome: 'applied' }] }],
      },
    ]);

    const events = await window.eventsOf(awb);
    expect(events.map(({ type, sequence }) => [type, sequence])).toEqual([
      [WaybillLodged.type, 1],
      [LotCreated.type, 2],
      [LotStatusChanged.type, 3],
    ]);
    expect(events[2]?.data).toMatchObject({
      awb,
      from: 'expected',
      to: 'received',
      station: 'CKG',
      pieces: 10,
      totalPieces: 10,
      weight: { value: '120.5', unit: 'KGM' },
      concerns: ['changjiang-air', 'ckg-ground'],
    });
    for (const [index, definition] of [WaybillLodged, LotCreated, LotStatusChanged].entries()) {
      expect(definition.schema.safeParse(events[index]?.data).error).toBeUndefined();
    }
  });

  it('parts a lot when a part of it is received, and keeps pieces and weight', async () => {
    const awb = newAwb();
    await window.post('airline', fwb(awb));
    await window.post('handler', fsu(awb, `RCF/CA1234/${localMoment(30)}/CKG/P4K50`));
    const shown = (await (await window.get('handler', `/v1/air/waybills/${awb}`)).json()) as Record<
      string,
      unknown
    >;
    expect(shown).toMatchObject({
      status: 'inCarriage',
      lots: [
        { lotNo: 1, status: 'expected', pieces: 6, weight: { value: '70.5', unit: 'KGM' }, statusAt: null },
        { lotNo: 2, status: 'received', pieces: 4, weight: { value: '50', unit: 'KGM' } },
      ],
      history: [
        { code: 'RCF', reportedBy: 'ckg-ground', moves: [{ lotNo: 2, from: 'expected', to: 'received' }] },
      ],
    });
  });

  it('keeps a status that comes before its FWB, and applies it when the FWB comes', async () => {
    const awb = newAwb();
    const early = await window.post('handler', fsu(awb, `RCF/CA1234/${localMoment(30)}/CKG/T10K120.5`));
    expect(((await early.json()) as MessagesTaken).messages).toMatchObject([
      {
        consignments: [{ statuses: [{ outcome: 'waiting' }] }],
        warnings: [{ code: 'air/waybill-not-lodged' }],
      },
    ]);
    expect(await window.eventsOf(awb)).toEqual([]);
    expect(await (await window.get('handler', `/v1/air/waybills/${awb}`)).json()).toMatchObject({
      status: 'draft',
      lots: [],
    });

    await window.post('airline', fwb(awb));
    expect((await window.eventsOf(awb)).map(({ type }) => type)).toEqual([
      WaybillLodged.type,
      LotCreated.type,
      LotStatusChanged.type,
    ]);
    expect(await (await window.get('airline', `/v1/air/waybills/${awb}`)).json()).toMatchObject({
      status: 'arrived',
    });
  });

  it('changes nothing when the same bytes come again, twenty at a time', async () => {
    const awb = newAwb();
    const answers = await Promise.all(Array.from({ length: 20 }, () => window.post('airline', fwb(awb))));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
    expect(new Set(bodies.map((body) => (JSON.parse(body) as MessagesTaken).id)).size).toBe(1);
    expect(await window.eventsOf(awb)).toHaveLength(2);
  });

  it('replays the first answer for an idempotency key', async () => {
    const awb = newAwb();
    const first = await window.post('airline', fwb(awb), { 'idempotency-key': awb });
    const second = await window.post('airline', fwb(awb), { 'idempotency-key': awb });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await second.text()).toBe(await first.text());
  });

  it('knows a status told before in other words', async () => {
    const awb = newAwb();
    await window.post('airline', fwb(awb));
    const moment = localMoment(30);
    await window.post('handler', fsu(awb, `RCF/CA1234/${moment}/CKG/T10K120.5`));
    const again = await window.post('stranger', fsu(awb, `RCF/CA1234/${moment}/CKG/P10/A0010`));
    expect(((await again.json()) as MessagesTaken).messages).toMatchObject([
      { consignments: [{ statuses: [{ outcome: 'known' }] }] },
    ]);
    expect(await window.eventsOf(awb)).toHaveLength(3);
    // It made its sender concerned, which is a change; told once more it changes nothing at all.
    const seen = await window.get('stranger', `/v1/air/waybills/${awb}`);
    await window.post('stranger', fsu(awb, `RCF/CA1234/${moment}/CKG/T10`));
    const shown = await window.get('stranger', `/v1/air/waybills/${awb}`);
    expect([shown.status, shown.headers.get('etag')]).toEqual([200, seen.headers.get('etag')]);
  });

  it('begins nothing for a consignment without a status', async () => {
    const awb = newAwb();
    expect((await window.post('handler', `FSA/15\n${awb}\nOSI/NO RECORD FOUND`)).status).toBe(201);
    expect(await window.database.db.query('SELECT FROM waybill WHERE awb = $1', [awb])).toEqual([]);
  });

  it('fits the longest texts into its events', async () => {
    const awb = newAwb();
    const text = '电'.repeat(15_000);
    expect((await window.post('airline', fwb(awb).replace('INTEGRATED CIRCUITS', text))).status).toBe(201);
  });

  it('moves in order of occurrence when a departure overtakes its manifest', async () => {
    const awb = newAwb();
    await window.post('airline', fwb(awb));
    const [day, time] = [localMoment(100).slice(0, 5), localMoment(100).slice(5)];
    const departed = await window.post('handler', fsu(awb, `DEP/CA1234/${day}/HKGCKG/T10/A${time}`));
    expect(((await departed.json()) as MessagesTaken).messages).toMatchObject([
      {
        consignments: [{ statuses: [{ outcome: 'outOfOrder' }] }],
        warnings: [{ code: 'air/status-out-of-order' }],
      },
    ]);
    await window.post('handler', fsu(awb, `MAN/CA1234/${day}/HKGCKG/T10`));
    const shown = (await (await window.get('handler', `/v1/air/waybills/${awb}`)).json()) as {
      history: unknown[];
    };
    expect(shown).toMatchObject({
      lots: [{ status: 'departed', station: 'HKG' }],
      history: expect.arrayContaining([
        expect.objectContaining({
          code: 'DEP',
          moves: [{ lotNo: 1, from: 'manifested', to: 'departed', pieces: 10 }],
        }),
      ]),
    });
    // Moved once: what was pending is not tried again.
    await window.post('handler', fsu(awb, `RCF/CA1234/${localMoment(30)}/CKG/T10`));
    expect((await window.eventsOf(awb)).map(({ data }) => data['to'])).toEqual([
      undefined,
      undefined,
      'manifested',
      'departed',
      'received',
    ]);
  });

  it('tries what came too early again, and once it has moved never more', async () => {
    const awb = newAwb();
    await window.post('airline', fwb(awb));
    const [day, time] = [localMoment(100).slice(0, 5), localMoment(100).slice(5)];
    await window.post('handler', fsu(awb, `DEP/CA1234/${day}/HKGCKG/P4/A${time}`));
    await window.post('handler', fsu(awb, `MAN/CA1234/${day}/HKGCKG/P4`));
    await window.post('handler', fsu(awb, `MAN/CA1236/${day}/HKGCKG/P6`));
    const shown = (await (await window.get('handler', `/v1/air/waybills/${awb}`)).json()) as {
      lots: { pieces: number; status: string }[];
    };
    expect(shown.lots.map(({ pieces, status }) => [pieces, status])).toEqual([
      [6, 'manifested'],
      [4, 'departed'],
    ]);
  });

  it('takes parts that are told at the same instant one after the other', async () => {
    const awb = newAwb();
    await window.post('airline', fwb(awb));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, part) =>
        window.post('handler', fsu(awb, `RCF/CA${1000 + part}/${localMoment(30)}/CKG/P1K12.05`)),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    const shown = (await (await window.get('handler', `/v1/air/waybills/${awb}`)).json()) as {
      lots: { pieces: number }[];
    };
    expect(shown).toMatchObject({ status: 'arrived' });
    expect(shown.lots.map(({ pieces }) => pieces)).toEqual(Array(10).fill(1));
    const events = await window.eventsOf(awb);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ type }) => type === LotStatusChanged.type)).toHaveLength(10);
  });

  it('never moves a lot back for a late status, and keeps it in the history', async () => {
    const awb = newAwb();
    await window.post('airline', fwb(awb));
    await window.post('handler', fsu(awb, `RCF/CA1234/${localMoment(30)}/CKG/T10K120.5`));
    const late = await window.post('handler', fsu(awb, `ARR/CA1234/${localMoment(90)}/CKG/T10K120.5`));
    expect(((await late.json()) as MessagesTaken).messages).toMatchObject([
      { consignments: [{ statuses: [{ outcome: 'late' }] }], warnings: [{ code: 'air/status-late' }] },
    ]);
    const shown = (await (await window.get('handler', `/v1/air/waybills/${awb}`)).json()) as {
      history: unknown[];
    };
    expect(shown).toMatchObject({ lots: [{ status: 'received' }] });
    expect(shown.history).toMatchObject([{ code: 'ARR', moves: [] }, { code: 'RCF' }]);
  });
});
