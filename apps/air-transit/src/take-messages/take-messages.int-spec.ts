import { LotCreated, LotStatusChanged, WaybillLodged, type MessagesTaken } from '@landport/contracts';
import { AirWaybillNumber } from '@landport/domain';
import type { RunningService } from '@landport/platform';
import {
  startTestService,
  testDatabase,
  testIssuer,
  type TestDatabase,
  type TestIssuer,
} from '@landport/testing';
import { fsu, fwb, localMoment } from '../../../../test/air-transit/cargo-messages';
import { startAirTransit } from '../start-air-transit';

let serial = 1_000_000;
function newAwb(): string {
  serial += 1;
  return `999-${serial}${AirWaybillNumber.checkDigit(String(serial))}`;
}

describe('POST /v1/air/messages', () => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  let service: RunningService;
  let tokens: Record<'airline' | 'rival' | 'handler' | 'stranger' | 'reader', string>;

  beforeAll(async () => {
    [database, issuer] = await Promise.all([testDatabase('air_transit'), testIssuer()]);
    service = await startTestService(
      startAirTransit,
      { database, issuer },
      { AIR_CARRIERS: '998=other-air' },
    );
    const write = ['air:write', 'air:read'];
    const [airline, rival, handler, stranger, reader] = await Promise.all([
      issuer.token({ org: 'changjiang-air', scopes: write }),
      issuer.token({ org: 'rival-air', scopes: write }),
      issuer.token({ org: 'ckg-ground', scopes: write }),
      issuer.token({ org: 'jialing-trading', scopes: write }),
      issuer.token({ org: 'changjiang-air', scopes: ['air:read'] }),
    ]);
    tokens = { airline, rival, handler, stranger, reader };
  });

  afterAll(async () => {
    await service?.stop();
    await issuer?.stop();
    await database?.drop();
  });

  const post = (who: keyof typeof tokens, body: string, headers: Record<string, string> = {}) =>
    fetch(`${service.url}/v1/air/messages`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${tokens[who]}`, 'content-type': 'text/plain', ...headers },
    });
  const get = (who: keyof typeof tokens, path: string) =>
    fetch(`${service.url}${path}`, { headers: { authorization: `Bearer ${tokens[who]}` } });
  const eventsOf = async (awb: string) =>
    (
      await database.db.query<{ type: string; sequence: number; data: string }>(
        `SELECT event.headers ->> 'ce_type' AS type, (event.headers ->> 'ce_sequence')::int AS sequence, event.value AS data
           FROM (SELECT headers::jsonb AS headers, value, key FROM bus.message
                 UNION ALL SELECT headers::jsonb, data, stream_key FROM outbox) AS event
          WHERE event.key = $1 ORDER BY sequence`,
        [awb],
      )
    ).map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }));

  it('lodges a waybill, takes its receipt, and tells of both in order', async () => {
    const awb = newAwb();
    const lodged = await post('airline', fwb(awb));
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

    const received = await post('handler', fsu(awb, `RCF/CA1234/${localMoment(30)}/CKG/T10K120.5`));
    expect(received.status).toBe(201);
    expect(((await received.json()) as MessagesTaken).messages).toMatchObject([
      {
        kind: 'status',
        consignments: [{ awb, statuses: [{ code: 'RCF', station: 'CKG', outcome: 'applied' }] }],
      },
    ]);

    const events = await eventsOf(awb);
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
    await post('airline', fwb(awb));
    await post('handler', fsu(awb, `RCF/CA1234/${localMoment(30)}/CKG/P4K50`));
    const shown = (await (await get('handler', `/v1/air/waybills/${awb}`)).json()) as Record<string, unknown>;
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
    const early = await post('handler', fsu(awb, `RCF/CA1234/${localMoment(30)}/CKG/T10K120.5`));
    expect(((await early.json()) as MessagesTaken).messages).toMatchObject([
      {
        consignments: [{ statuses: [{ outcome: 'waiting' }] }],
        warnings: [{ code: 'air/waybill-not-lodged' }],
      },
    ]);
    expect(await eventsOf(awb)).toEqual([]);
    expect(await (await get('handler', `/v1/air/waybills/${awb}`)).json()).toMatchObject({
      status: 'draft',
      lots: [],
    });

    await post('airline', fwb(awb));
    expect((await eventsOf(awb)).map(({ type }) => type)).toEqual([
      WaybillLodged.type,
      LotCreated.type,
      LotStatusChanged.type,
    ]);
    expect(await (await get('airline', `/v1/air/waybills/${awb}`)).json()).toMatchObject({
      status: 'arrived',
    });
  });

  it('changes nothing when the same bytes come again, twenty at a time', async () => {
    const awb = newAwb();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('airline', fwb(awb))));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
    expect(new Set(bodies.map((body) => (JSON.parse(body) as MessagesTaken).id)).size).toBe(1);
    expect(await eventsOf(awb)).toHaveLength(2);
  });

  it('replays the first answer for an idempotency key', async () => {
    const awb = newAwb();
    const first = await post('airline', fwb(awb), { 'idempotency-key': awb });
    const second = await post('airline', fwb(awb), { 'idempotency-key': awb });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await second.text()).toBe(await first.text());
  });

  it('knows a status told before in other words', async () => {
    const awb = newAwb();
    await post('airline', fwb(awb));
    const moment = localMoment(30);
    await post('handler', fsu(awb, `RCF/CA1234/${moment}/CKG/T10K120.5`));
    const again = await post('stranger', fsu(awb, `RCF/CA1234/${moment}/CKG/P10/A0010`));
    expect(((await again.json()) as MessagesTaken).messages).toMatchObject([
      { consignments: [{ statuses: [{ outcome: 'known' }] }] },
    ]);
    expect(await eventsOf(awb)).toHaveLength(3);
    // It made its sender concerned, which is a change; told once more it changes nothing at all.
    const seen = await get('stranger', `/v1/air/waybills/${awb}`);
    await post('stranger', fsu(awb, `RCF/CA1234/${moment}/CKG/T10`));
    const shown = await get('stranger', `/v1/air/waybills/${awb}`);
    expect([shown.status, shown.headers.get('etag')]).toEqual([200, seen.headers.get('etag')]);
  });

  it('begins nothing for a consignment without a status', async () => {
    const awb = newAwb();
    expect((await post('handler', `FSA/15\n${awb}\nOSI/NO RECORD FOUND`)).status).toBe(201);
    expect(await database.db.query('SELECT FROM waybill WHERE awb = $1', [awb])).toEqual([]);
  });

  it('fits the longest texts into its events', async () => {
    const awb = newAwb();
    const text = '电'.repeat(15_000);
    expect((await post('airline', fwb(awb).replace('INTEGRATED CIRCUITS', text))).status).toBe(201);
  });

  it('moves in order of occurrence when a departure overtakes its manifest', async () => {
    const awb = newAwb();
    await post('airline', fwb(awb));
    const [day, time] = [localMoment(100).slice(0, 5), localMoment(100).slice(5)];
    const departed = await post('handler', fsu(awb, `DEP/CA1234/${day}/HKGCKG/T10/A${time}`));
    expect(((await departed.json()) as MessagesTaken).messages).toMatchObject([
      {
        consignments: [{ statuses: [{ outcome: 'outOfOrder' }] }],
        warnings: [{ code: 'air/status-out-of-order' }],
      },
    ]);
    await post('handler', fsu(awb, `MAN/CA1234/${day}/HKGCKG/T10`));
    const shown = (await (await get('handler', `/v1/air/waybills/${awb}`)).json()) as { history: unknown[] };
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
    await post('handler', fsu(awb, `RCF/CA1234/${localMoment(30)}/CKG/T10`));
    expect((await eventsOf(awb)).map(({ data }) => data['to'])).toEqual([
      undefined,
      undefined,
      'manifested',
      'departed',
      'received',
    ]);
  });

  it('tries what came too early again, and once it has moved never more', async () => {
    const awb = newAwb();
    await post('airline', fwb(awb));
    const [day, time] = [localMoment(100).slice(0, 5), localMoment(100).slice(5)];
    await post('handler', fsu(awb, `DEP/CA1234/${day}/HKGCKG/P4/A${time}`));
    await post('handler', fsu(awb, `MAN/CA1234/${day}/HKGCKG/P4`));
    await post('handler', fsu(awb, `MAN/CA1236/${day}/HKGCKG/P6`));
    const shown = (await (await get('handler', `/v1/air/waybills/${awb}`)).json()) as {
      lots: { pieces: number; status: string }[];
    };
    expect(shown.lots.map(({ pieces, status }) => [pieces, status])).toEqual([
      [6, 'manifested'],
      [4, 'departed'],
    ]);
  });

  it('takes parts that are told at the same instant one after the other', async () => {
    const awb = newAwb();
    await post('airline', fwb(awb));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, part) =>
        post('handler', fsu(awb, `RCF/CA${1000 + part}/${localMoment(30)}/CKG/P1K12.05`)),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    const shown = (await (await get('handler', `/v1/air/waybills/${awb}`)).json()) as {
      lots: { pieces: number }[];
    };
    expect(shown).toMatchObject({ status: 'arrived' });
    expect(shown.lots.map(({ pieces }) => pieces)).toEqual(Array(10).fill(1));
    const events = await eventsOf(awb);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ type }) => type === LotStatusChanged.type)).toHaveLength(10);
  });

  it('never moves a lot back for a late status, and keeps it in the history', async () => {
    const awb = newAwb();
    await post('airline', fwb(awb));
    await post('handler', fsu(awb, `RCF/CA1234/${localMoment(30)}/CKG/T10K120.5`));
    const late = await post('handler', fsu(awb, `ARR/CA1234/${localMoment(90)}/CKG/T10K120.5`));
    expect(((await late.json()) as MessagesTaken).messages).toMatchObject([
      { consignments: [{ statuses: [{ outcome: 'late' }] }], warnings: [{ code: 'air/status-late' }] },
    ]);
    const shown = (await (await get('handler', `/v1/air/waybills/${awb}`)).json()) as { history: unknown[] };
    expect(shown).toMatchObject({ lots: [{ status: 'received' }] });
    expect(shown.history).toMatchObject([{ code: 'ARR', moves: [] }, { code: 'RCF' }]);
  });

  it('takes all messages of a request or none, with every fault at its line', async () => {
    const [good, bad] = [newAwb(), newAwb()];
    const wrongDigit = `${bad.slice(0, 11)}${(Number(bad[11]) + 1) % 10}`;
    const refused = await post(
      'airline',
      fwb(good) + fwb(wrongDigit).replace('RTG/CKGCA', 'RTG/CK1CA').replace('NAM/YUZHOU IMPORTS\r\n', ''),
    );
    expect(refused.status).toBe(422);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    const { errors } = (await refused.json()) as {
      errors: { code: string; sourcePath: string; pointer: string }[];
    };
    expect(errors.map(({ code, sourcePath, pointer }) => [code, sourcePath, pointer])).toEqual([
      ['air/invalid-waybill-number', 'line 21 element 1', '/messages/1/awb'],
      ['air/element-malformed', 'line 23 element 2', '/messages/1/route/0'],
      ['air/element-missing', 'line 32', '/messages/1/consignee/name'],
    ]);
    expect((await get('airline', `/v1/air/waybills/${good}`)).status).toBe(404);
    // Nothing of a refused request is kept, so the same bytes are read afresh.
    expect((await post('airline', fwb(good))).status).toBe(201);
  });

  it("refuses another carrier's waybill and another carrier's prefix", async () => {
    const awb = newAwb();
    await post('airline', fwb(awb));
    const other = await post('rival', fwb(awb, 11));
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([
      403,
      'air/not-the-carrier',
    ]);
    expect((await post('airline', fwb(`998-${newAwb().slice(4)}`))).status).toBe(403);
  });

  it('amends a waybill until its goods move', async () => {
    const awb = newAwb();
    await post('airline', fwb(awb));
    const amended = await post('airline', fwb(awb, 12, '140'));
    expect(((await amended.json()) as MessagesTaken).messages).toMatchObject([{ outcome: 'amended' }]);
    await post('handler', fsu(awb, `RCF/CA1234/${localMoment(30)}/CKG/T12K140`));
    const tooLate = await post('airline', fwb(awb, 13, '140'));
    expect(tooLate.status).toBe(409);
    expect(await tooLate.json()).toMatchObject({
      code: 'air/waybill-in-carriage',
      details: { changed: ['pieces'] },
    });
  });

  it('shows a waybill only to those it concerns', async () => {
    const awb = newAwb();
    await post('airline', fwb(awb));
    expect((await get('stranger', `/v1/air/waybills/${awb}`)).status).toBe(404);
    expect(await (await get('stranger', `/v1/air/lots?awb=${awb}`)).json()).toEqual({ items: [] });
    expect(await (await get('stranger', `/v1/air/waybills?awb=${awb}`)).json()).toEqual({ items: [] });
    await post('handler', fsu(awb, `NFD/${localMoment(5)}/CKG/T10`));
    expect((await get('handler', `/v1/air/waybills/${awb}`)).headers.get('etag')).toBe('"3"');
  });

  it('pages through waybills and lots by number', async () => {
    const awbs = [newAwb(), newAwb(), newAwb()];
    await post('handler', awbs.map((awb) => fwb(awb)).join(''));
    const seen: string[] = [];
    for (let path: string | undefined = '/v1/air/waybills?limit=1'; path !== undefined;) {
      const answer = await get('handler', path);
      const page = (await answer.json()) as { items: { awb: string }[]; next?: { href: string } };
      seen.push(...page.items.map(({ awb }) => awb));
      path = page.next?.href;
    }
    expect(seen).toEqual([...seen].sort());
    expect(seen).toEqual(expect.arrayContaining(awbs));
    const lots = await get('handler', `/v1/air/lots?awb=${awbs[0]}`);
    expect(await lots.json()).toMatchObject({ items: [{ awb: awbs[0], lotNo: 1, status: 'expected' }] });
  });

  it('refuses who may not send, what is not Cargo-IMP, and what is too large', async () => {
    expect((await post('reader', fwb(newAwb()))).status).toBe(403);
    expect((await post('airline', 'hello')).status).toBe(422);
    expect((await post('airline', '')).status).toBe(422);
    expect((await post('airline', '{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await post('airline', 'A'.repeat(1_048_577))).status).toBe(413);
    const control = await post('airline', fwb(newAwb()).replace('PACIFIC', 'PAC\u0000IFIC'));
    expect([control.status, (await control.json()) as unknown]).toMatchObject([
      422,
      { errors: [{ code: 'air/character-not-allowed', sourcePath: 'line 6' }] },
    ]);
  });

  it('lets nobody change what was told', async () => {
    await expect(database.db.query('UPDATE status_event SET pieces = 1')).rejects.toThrow(
      'permission denied',
    );
    await expect(database.db.query('DELETE FROM message_envelope')).rejects.toThrow('permission denied');
  });

  it('holds conservation in the database as well', async () => {
    const awb = newAwb();
    await post('airline', fwb(awb));
    await expect(database.db.query('UPDATE lot SET pieces = 9 WHERE awb = $1', [awb])).rejects.toThrow(
      /lots of/,
    );
  });
});
