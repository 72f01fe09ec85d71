import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@landport/platform';
import { SubmissionReader } from '../submission/submission-reader';
import { searchTerms } from './search-terms';

interface SourceRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly reference: string;
  readonly awbs: string[];
  readonly content_type: string;
  readonly bytes: Buffer;
}

/**
 * The filings as they stand, locked in one order: whoever changes one waits until it is written here, or is waited
 * for and seen: what is found never lags behind a change that was told.
 */
const SOURCE = `
  SELECT f.id, f.organisation_id, f.reference, f.awbs, v.content_type, v.bytes
    FROM filing f JOIN filing_version v ON v.filing_id = f.id AND v.version = f.version
   WHERE f.id = ANY($1::uuid[]) ORDER BY f.id FOR NO KEY UPDATE OF f`;

/** When a filing came to its end for the one who waits for it: released or decided. */
const DECIDED_AT = `coalesce(f.customs ->> 'releasedAt', f.decision ->> 'decidedAt')::timestamptz`;

const FOUND_BY = `
  WITH terms AS (SELECT * FROM json_to_recordset($1::json) AS row(id uuid, terms text[])),
  audiences AS (
    SELECT t.id, f.organisation_id AS audience FROM terms t JOIN filing f USING (id)
     UNION
    SELECT t.id, 'body:' || k.body FROM terms t JOIN task k ON k.filing_id = t.id),
  gone AS (
    DELETE FROM filing_term old USING filing_search s, terms t
     WHERE s.filing_id = t.id AND old.audience = s.audience AND old.filing_id = s.filing_id
       AND old.term = ANY(s.terms) AND old.term <> ALL(t.terms)),
  found AS (
    INSERT INTO filing_term (audience, term, filing_id)
    SELECT a.audience, term, a.id FROM audiences a JOIN terms t USING (id), unnest(t.terms) AS term
    ON CONFLICT DO NOTHING)
  INSERT INTO filing_search (filing_id, audience, kind, status, lane, mrn, lodged_at, decided_at, terms)
  SELECT a.id, a.audience, f.kind, f.status, f.lane, f.mrn, f.lodged_at, ${DECIDED_AT}, t.terms
    FROM audiences a JOIN terms t USING (id) JOIN filing f USING (id)
  ON CONFLICT (filing_id, audience) DO UPDATE
     SET status = excluded.status, lane = excluded.lane, mrn = excluded.mrn, decided_at = excluded.decided_at,
         terms = excluded.terms`;

const CHANGED = `
  UPDATE filing_search s
     SET status = f.status, lane = f.lane, mrn = f.mrn, decided_at = ${DECIDED_AT}
    FROM filing f
   WHERE f.id = ANY($1::uuid[]) AND s.filing_id = f.id
     AND (s.status, s.lane, s.mrn, s.decided_at) IS DISTINCT FROM (f.status, f.lane, f.mrn, ${DECIDED_AT})`;

/** Officers of a body find what is put before them from then on. */
const ANOTHER_AUDIENCE = `
  WITH found AS (
    SELECT s.*, 'body:' || a.body AS reader
      FROM unnest($1::uuid[], $2::text[]) AS a(filing_id, body)
      JOIN filing f ON f.id = a.filing_id
      JOIN filing_search s ON s.filing_id = f.id AND s.audience = f.organisation_id
     WHERE NOT EXISTS (SELECT FROM filing_search x WHERE x.filing_id = f.id AND x.audience = 'body:' || a.body)),
  terms AS (
    INSERT INTO filing_term (audience, term, filing_id)
    SELECT reader, term, filing_id FROM found, unnest(terms) AS term ON CONFLICT DO NOTHING)
  INSERT INTO filing_search (filing_id, audience, kind, status, lane, mrn, lodged_at, decided_at, terms)
  SELECT filing_id, reader, kind, status, lane, mrn, lodged_at, decided_at, terms FROM found
  ON CONFLICT DO NOTHING`;

/** The newest filings of an organisation that nobody has gathered yet. */
const NOT_YET = `
  SELECT f.id FROM filing f
   WHERE f.organisation_id = $1 AND f.lodged_at > $2
     AND f.id IN (SELECT id FROM filing WHERE organisation_id = $1 ORDER BY id DESC LIMIT $3)
     AND NOT EXISTS (SELECT FROM filing_search s WHERE s.filing_id = f.id AND s.audience = $1)`;

/** The consumer is seldom a second behind. */
const TAIL_MS = 30_000;
const MOST_IN_TAIL = 200;

/** Keeps what filings are found by. First lodgements come from their events, behind the intake; all else at once. */
@Injectable()
export class SearchIndex {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
  ) {}

  /** Gathers filings anew, terms included. Safe to repeat, and in any order. */
  async put(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const rows = await tx.query<SourceRow & Record<string, unknown>>(SOURCE, [ids]);
    const gathered = rows.map(({ id, reference, awbs, content_type, bytes }) => ({
      id,
      terms: searchTerms(reference, awbs, this.reader.read(content_type, bytes).payload),
    }));
    await tx.query(FOUND_BY, [JSON.stringify(gathered)]);
  }

  /** After a change of filings that are locked: terms stay as they are. */
  async follow(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.prepared('search.follow', CHANGED, [ids]);
  }

  async show(tx: Tx, to: readonly { readonly filingId: string; readonly body: string }[]): Promise<void> {
    await tx.query(ANOTHER_AUDIENCE, [to.map(({ filingId }) => filingId), to.map(({ body }) => body)]);
  }

  /** Lets whoever has just lodged find it, before its event has come round. */
  async catchUp(organisationId: string, now: Date): Promise<void> {
    const since = new Date(now.getTime() - TAIL_MS);
    const values = [organisationId, since, MOST_IN_TAIL];
    const rows = await this.db.prepared<{ id: string }>('search.not-yet', NOT_YET, values);
    if (rows.length === 0) return;
    await this.db.transaction((tx) =>
      this.put(
        tx,
        rows.map(({ id }) => id),
      ),
    );
  }
}
