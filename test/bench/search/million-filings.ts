import { Client } from 'pg';

/** Filings of the organisation that searches, and of a thousand others. */
export const OWN_SHARE = 0.25;

const PART = 100_000;

/**
 * A year of filings as the service would have written them, as far as searching reads them: ids that sort by time,
 * a quarter of one organisation's own, statuses and kinds in uneven shares, ten terms each.
 */
const FILINGS = `
  INSERT INTO filing.filing (id, organisation_id, kind, kind_valid_from, mode, reference, version, revision, status, concerns,
                             awbs, lodged_at, changed_at, mrn, lane, decision, customs, last_sequence, history_length,
                             history_head, steps)
  SELECT (lpad(to_hex(ms), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0') || 'a' || lpad(to_hex(n), 15, '0'))::uuid,
         owner, kind, '2026-01-01', 'approval', 'S-' || n, 1, 4, status, ARRAY[owner],
         ARRAY['999-' || lpad((n * 7)::text, 8, '0')], at, at,
         '26CN' || lpad(n::text, 13, '0') || '0', CASE WHEN n % 50 = 0 THEN 'red' ELSE 'green' END,
         CASE WHEN status IN ('refused', 'approved')
              THEN jsonb_build_object('outcome', status, 'decidedAt', to_char(at + interval '3 hours', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) END,
         CASE WHEN status = 'released'
              THEN jsonb_build_object('releasedAt', to_char(at + interval '2 hours', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) ELSE '{}' END,
         4, 1, decode(repeat('00', 32), 'hex'), '[]'
    FROM (SELECT n, $3::bigint + n::bigint * 31536 AS ms, to_timestamp(($3::bigint + n::bigint * 31536) / 1000.0) AS at,
                 CASE WHEN n % 4 = 0 THEN 'yuzhou-imports' ELSE 'trader-' || n % 1000 END AS owner,
                 (ARRAY['import-declaration', 'export-declaration', 'import-declaration', 'high-tech-recognition'])[1 + n / 4 % 4] AS kind,
                 CASE WHEN n % 5000 = 4 THEN 'queried' WHEN n % 97 = 4 THEN 'refused' WHEN n % 11 = 4 THEN 'underReview' ELSE 'released' END AS status
            FROM generate_series($1::int, $2::int) AS n) AS made`;

const FOUND_BY = `
  WITH made AS (
    SELECT f.*, split_part(f.reference, '-', 2)::int AS n FROM filing.filing f
     WHERE f.id >= (lpad(to_hex($3::bigint + $1::bigint * 31536), 12, '0') || repeat('0', 20))::uuid
       AND f.id < (lpad(to_hex($3::bigint + ($2::bigint + 1) * 31536), 12, '0') || repeat('0', 20))::uuid),
  terms AS (
    SELECT made.*, ARRAY['ref:' || lower(reference), 'awb:' || awbs[1], 'ucr:6cn91500000-' || n,
                         'party:' || organisation_id, 'party:supplier ' || n % 20000 || ' ltd', 'party:' || n % 20000 || ' ltd',
                         'party:ltd', 'party:carrier ' || n % 7, 'party:warehouse ' || n % 300, 'party:exporter ' || n % 2000] AS t
      FROM made),
  rows AS (
    INSERT INTO filing.filing_search (filing_id, audience, kind, status, lane, mrn, lodged_at, decided_at, terms)
    SELECT id, organisation_id, kind, status, lane, mrn, lodged_at,
           coalesce(customs ->> 'releasedAt', decision ->> 'decidedAt')::timestamptz, t FROM terms)
  INSERT INTO filing.filing_term (audience, term, filing_id)
  SELECT organisation_id, term, id FROM terms, unnest(t) AS term ON CONFLICT DO NOTHING`;

/** What a lodging writes besides, short in its texts: its key, its history and its version. */
const RECORDS = `
  WITH made AS (
    SELECT f.* FROM filing.filing f
     WHERE f.id >= (lpad(to_hex($3::bigint + $1::bigint * 31536), 12, '0') || repeat('0', 20))::uuid
       AND f.id < (lpad(to_hex($3::bigint + ($2::bigint + 1) * 31536), 12, '0') || repeat('0', 20))::uuid),
  keys AS (
    INSERT INTO filing.filing_key (organisation_id, scope, value, filing_id, version)
    SELECT organisation_id, 'reference', reference, id, 1 FROM made),
  entries AS (
    INSERT INTO filing.history (filing_id, number, action, at, content, salt, content_hash, prev_hash, hash)
    SELECT id, 1, 'lodged', lodged_at, '{}', '', history_head, '', history_head FROM made)
  INSERT INTO filing.filing_version (filing_id, version, content_type, bytes, request_digest, kind_valid_from, lodged_at,
                                     lodged_by, answer_status, answer)
  SELECT id, 1, 'application/json', '{}', history_head, kind_valid_from, lodged_at, 'bench', 202, '{}' FROM made`;

/** @param many  filings @param from  moment of the first; the last lies a year of 31,536 ms apart later for a million */
export async function seedFilings(
  url: string,
  many: number,
  from: Date,
  say: (line: string) => void,
): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET synchronous_commit = off');
    for (let start = 1; start <= many; start += PART) {
      const end = Math.min(many, start + PART - 1);
      await client.query(FILINGS, [start, end, from.getTime()]);
      await client.query(FOUND_BY, [start, end, from.getTime()]);
      await client.query(RECORDS, [start, end, from.getTime()]);
      say(`${end} filings laid down`);
    }
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}
