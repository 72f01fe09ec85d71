import { SERVICES, TOPICS } from '@landport/contracts';
import type { Database, Sql } from '@landport/platform';
import type { Evidence, FeedEntry, StoredFiling } from './evidence';
import { FILING_RESIDUE } from './filing-residue';

const schemaOf = (service: string): string => service.replace('-', '_');

const FILINGS = `
  SELECT f.id AS "filingId", f.reference, f.status, encode(sha256(v.bytes), 'hex') AS digest,
         v.answer::json ->> 'receipt' AS receipt, f.last_sequence AS facts
    FROM filing.filing f JOIN filing.filing_version v ON v.filing_id = f.id AND v.version = 1`;

const FEED = `SELECT organisation_id AS organisation, sequence, id, type, subject FROM notification.feed_entry`;

/** A stream's root and the group that reads it: where they stand apart, something was not handled, or twice. */
const STREAM_ROOTS: Readonly<Record<string, string>> = {
  filing: 'SELECT id::text AS key, last_sequence FROM filing.filing',
  'customs-zone': 'SELECT filing_id::text AS key, last_sequence FROM customs_zone.declaration',
  'air-transit': 'SELECT awb AS key, last_sequence FROM air_transit.waybill',
};

/** Each of these finds what should not be, a row of words for each. */
const RESIDUE: readonly string[] = [
  ...SERVICES.flatMap((service) => [
    `SELECT '${service} holds ' || count(*) || ' events in its outbox' AS words
       FROM ${schemaOf(service)}.outbox HAVING count(*) > 0`,
    `SELECT '${service} parked ' || type || ' of ' || stream_key || ': ' || error AS words
       FROM ${schemaOf(service)}.parked_event`,
    `SELECT '${service} could not read a message of ' || topic AS words FROM ${schemaOf(service)}.dead_message`,
  ]),
  `SELECT 'ledger ' || ledger_id || ' does not sum to zero' AS words
     FROM customs_zone.account_balance GROUP BY ledger_id, item_no, unit HAVING sum(balance) <> 0`,
  `WITH moved AS (
     SELECT e.ledger_id, l.item_no, l.unit, l.lot, side.bucket, sum(side.quantity) AS quantity
       FROM customs_zone.ledger_entry e
       JOIN customs_zone.ledger_entry_line l USING (entry_id)
      CROSS JOIN LATERAL (VALUES (from_bucket, -l.quantity), (to_bucket, l.quantity)) side (bucket, quantity)
      GROUP BY e.ledger_id, l.item_no, l.unit, l.lot, side.bucket)
   SELECT 'ledger ' || ledger_id || ' says ' || coalesce(balance, 0) || ' in ' || bucket || ', its entries '
          || coalesce(quantity, 0) AS words
     FROM moved FULL JOIN customs_zone.account_balance USING (ledger_id, item_no, unit, lot, bucket)
    WHERE coalesce(balance, 0) <> coalesce(quantity, 0)`,
  `SELECT 'ledger ' || ledger_no || ' has ' || count(entry_id) || ' of ' || last_entry_no || ' entries' AS words
     FROM customs_zone.ledger LEFT JOIN customs_zone.ledger_entry USING (ledger_id)
    GROUP BY ledger_no, last_entry_no HAVING count(entry_id) <> last_entry_no`,
  `SELECT 'the guarantee of ' || organisation_id || ' holds ' || held || ', its declarations '
          || coalesce(sum(amount), 0) AS words
     FROM customs_zone.guarantee
     LEFT JOIN (SELECT organisation_id, amount FROM customs_zone.liability_hold WHERE status = 'held') h
     USING (organisation_id)
    GROUP BY organisation_id, held HAVING held <> coalesce(sum(amount), 0)`,
  ...FILING_RESIDUE,
];

const UNREAD: readonly string[] = TOPICS.flatMap(({ topic, writer, readers }) =>
  readers.map(
    (group) => `
    SELECT '${group} has handled ' || coalesce(w.sequence, 0) || ' of ' || s.last_sequence || ' facts of ' || key
           AS words
      FROM (${STREAM_ROOTS[writer]}) s
      LEFT JOIN ${schemaOf(group)}.watermark w
        ON w.group_name = '${group}' AND w.topic = '${topic}' AND w.stream_key = key
     WHERE s.last_sequence > 0 AND w.sequence IS DISTINCT FROM s.last_sequence`,
  ),
);

/** Reads everything in one snapshot. @param db  signed in as one who may read every schema */
export function gather(db: Database): Promise<Evidence> {
  return db.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    return {
      filings: await tx.query<StoredFiling & Record<string, unknown>>(FILINGS),
      feed: await tx.query<FeedEntry & Record<string, unknown>>(FEED),
      counters: await pairs<number>(
        tx,
        'SELECT organisation_id AS key, last_sequence AS value FROM notification.feed_counter',
      ),
      declarations: await pairs<string>(
        tx,
        'SELECT filing_id AS key, status AS value FROM customs_zone.declaration',
      ),
      outgoingLists: await pairs<number>(
        tx,
        `SELECT filing_id AS key, count(*) AS value FROM customs_zone.inventory_list
          WHERE filing_id IS NOT NULL GROUP BY filing_id`,
      ),
      unread: await words(tx, UNREAD),
      residue: await words(tx, RESIDUE),
    };
  });
}

async function pairs<Value>(tx: Sql, sql: string): Promise<Record<string, Value>> {
  const rows = await tx.query<{ key: string; value: Value }>(sql);
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

async function words(tx: Sql, queries: readonly string[]): Promise<string[]> {
  const rows: { words: string }[] = [];
  for (const sql of queries) rows.push(...(await tx.query<{ words: string }>(sql)));
  return rows.map((row) => row.words);
}
