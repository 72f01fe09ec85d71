import { TOPICS, topicsReadBy } from '@landport/contracts';
import { rebuildProjection } from '@landport/messaging';
import { fsu, fwb, localMoment } from '../air-transit/cargo-messages';
import { aDeclaration, aRecognition, aWebsiteFiling } from '../filing/filings';
import { WholeWindow } from './whole-window';

const AIRLINE = { org: 'changjiang-air', scopes: ['air:write', 'air:read'] };
const HANDLER = { org: 'ckg-ground', scopes: ['air:write'] };
const IMPORTER = { org: 'yuzhou-imports', scopes: ['filings:read', 'filings:write', 'zone:read'] };
const SECOND = { org: 'jialing-trading', scopes: ['filings:read', 'filings:write'] };
const OFFICER = { org: 'ckg-customs', roles: ['officer'], scopes: ['tasks:read', 'tasks:decide'] };

const AWB = '999-12345675';

describe('a window whose events all come again', () => {
  let window: WholeWindow;
  beforeAll(async () => {
    window = await WholeWindow.open();
    await aDay();
  }, 60_000);
  afterAll(() => window.close());

  /** A consignment that comes, one released at once, one by an officer, one that waits, and what is decided here. */
  async function aDay(): Promise<void> {
    const lodge = (who: typeof IMPORTER, filing: object) =>
      window.ask(who, 'filing', 'POST', '/v1/filings', filing);
    const declared = (reference: string, importer: string, awb = AWB) => {
      const text = JSON.stringify(aDeclaration(reference));
      return JSON.parse(text.replaceAll('yuzhou-imports', importer).replaceAll(AWB, awb)) as object;
    };
    await window.ask(AIRLINE, 'air-transit', 'POST', '/v1/air/messages', fwb(AWB));
    await window.ask(
      HANDLER,
      'air-transit',
      'POST',
      '/v1/air/messages',
      fsu(AWB, `RCF/CA1234/${localMoment(60)}/CKG/T10K120.5`),
    );
    await lodge(IMPORTER, declared('GREEN', 'yuzhou-imports'));
    await lodge(SECOND, declared('RED', 'jialing-trading'));
    await lodge(IMPORTER, declared('WAITS', 'yuzhou-imports', '999-20000002'));
    await lodge(IMPORTER, aRecognition('SPOT', 'chengdu'));
    await lodge(IMPORTER, aWebsiteFiling('WEB'));
    await window.isQuiet();
    const tasks = await window.ask(OFFICER, 'filing', 'GET', '/v1/tasks');
    const [{ id }] = tasks.json['items'] as [{ id: string }];
    for (const [what, body] of [
      ['claim'],
      ['decision', { outcome: 'approved', reason: 'In order.' }],
    ] as const) {
      const { headers } = await window.ask(OFFICER, 'filing', 'GET', `/v1/tasks/${id}`);
      const match = { 'if-match': headers.get('etag') ?? '' };
      await window.ask(OFFICER, 'filing', 'POST', `/v1/tasks/${id}/${what}`, body, match);
    }
    await window.isQuiet();
  }

  const statuses = () =>
    window.as('customs-zone', async (db) =>
      (await db.query('SELECT status FROM declaration ORDER BY status')).map(({ status }) => status),
    );

  it('stays as it is, to the last row of every table', async () => {
    expect(await statuses()).toEqual(['awaitArrival', 'released', 'released']);
    await window.stop();
    const before = await window.everyTable();
    expect(before).toMatchObject({ 'filing.parked_event': '0 ', 'customs_zone.parked_event': '0 ' });

    await window.rewind();
    const topics = TOPICS.map(({ topic }) => topic);
    const lag = (await window.bus.lag('notification', topics)).reduce(
      (sum, { messages }) => sum + messages,
      0,
    );
    expect(lag).toBeGreaterThan(20);
    await window.start();
    await window.isQuiet();
    expect(await window.everyTable()).toEqual(before);
  });

  it('has customs’ view of the goods again after that was emptied, and does nothing twice for it', async () => {
    await window.stop();
    const view = () =>
      window.as('customs-zone', async (db) => ({
        consignments: await db.query(
          'SELECT awb, total_pieces, goods, origin, destination, concerns FROM consignment ORDER BY awb',
        ),
        lots: await db.query('SELECT * FROM consignment_lot ORDER BY awb, lot_no'),
      }));
    const [before, tables] = [await view(), await window.everyTable()];
    expect(before.lots).toMatchObject([{ awb: AWB, station: 'CKG', status: 'received', pieces: 10 }]);
    await window.as('customs-zone', (database) =>
      rebuildProjection({
        bus: window.bus,
        database,
        group: 'customs-zone',
        topics: topicsReadBy('customs-zone').filter((topic) => topic.includes('air-transit')),
        // A waybill that a declaration alone has named is not known from the airport.
        empty: async (tx) => {
          await tx.query('DELETE FROM consignment_lot');
          await tx.query('DELETE FROM consignment WHERE total_pieces IS NOT NULL');
        },
      }),
    );
    expect((await view()).lots).toEqual([]);
    await window.start();
    await window.isQuiet();
    expect(await view()).toEqual(before);
    // When a waybill was first heard of is the one thing that is new.
    const known = { 'customs_zone.consignment': expect.any(String) };
    expect(await window.everyTable()).toEqual({ ...tables, ...known });
  });
});
