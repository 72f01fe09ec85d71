import { Database, type Sql, type Tx } from '@landport/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { FeedEntry, Telling } from './feed-entry';

/** The last number of an organisation's feed. */
export interface FeedEnd {
  readonly organisationId: string;
  readonly sequence: number;
}

@Injectable()
export class FeedRepository {
  constructor(@Inject(Database) private readonly db: Sql) {}

  /**
   * Appends to the feeds of all organisations concerned in one statement. Each counter is raised once, in the order
   * of the organisations, so that two batches cannot wait for each other in a circle.
   * @returns where each feed ends now
   */
  append(tx: Tx, tellings: readonly Telling[]): Promise<FeedEnd[]> {
    const organisations: string[] = [];
    const places: number[] = [];
    tellings.forEach((telling, index) => {
      for (const organisation of new Set(telling.organisations)) {
        organisations.push(organisation);
        places.push(index + 1);
      }
    });
    if (organisations.length === 0) return Promise.resolve([]);
    return tx.prepared<FeedEnd & Record<string, unknown>>('feed.append', APPEND, [
      tellings.map(({ id }) => id),
      tellings.map(({ type }) => type),
      tellings.map(({ time }) => time),
      tellings.map(({ subject }) => subject),
      tellings.map(({ data }) => data),
      tellings.map(({ traceparent }) => traceparent),
      organisations,
      places,
    ]);
  }

  /** The entries after a place, in order. */
  after(organisationId: string, sequence: number, limit: number): Promise<FeedEntry[]> {
    return this.db.prepared<FeedEntry & Record<string, unknown>>('feed.after', AFTER, [
      organisationId,
      sequence,
      limit,
    ]);
  }

  /** Those of the places that the feed holds, in order. */
  at(organisationId: string, sequences: readonly number[]): Promise<FeedEntry[]> {
    return this.db.prepared<FeedEntry & Record<string, unknown>>('feed.at', AT, [organisationId, sequences]);
  }

  /** Where the feeds end; an organisation that was never told anything is missing. */
  ends(organisationIds: readonly string[], sql: Sql = this.db): Promise<FeedEnd[]> {
    return sql.prepared<FeedEnd & Record<string, unknown>>('feed.ends', ENDS, [organisationIds]);
  }

  async end(organisationId: string, sql: Sql = this.db): Promise<number> {
    const [end] = await this.ends([organisationId], sql);
    return end?.sequence ?? 0;
  }
}

const ENTRY = 'sequence, id, type, time, subject, data, traceparent';

const APPEND = `
  WITH event AS (
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[])
      WITH ORDINALITY AS event (id, type, time, subject, data, traceparent, place)
  ), told AS (
    SELECT * FROM unnest($7::text[], $8::bigint[]) AS told (organisation_id, place)
  ), raised AS (
    INSERT INTO feed_counter AS counter (organisation_id, last_sequence)
    SELECT organisation_id, count(*) FROM told GROUP BY organisation_id ORDER BY organisation_id COLLATE "C"
    ON CONFLICT (organisation_id) DO UPDATE SET last_sequence = counter.last_sequence + excluded.last_sequence
    RETURNING organisation_id, last_sequence
  ), appended AS (
    INSERT INTO feed_entry (organisation_id, ${ENTRY})
    SELECT organisation_id,
           last_sequence - count(*) OVER (PARTITION BY organisation_id)
                         + row_number() OVER (PARTITION BY organisation_id ORDER BY place),
           id, type, time, subject, data, traceparent
    FROM told JOIN event USING (place) JOIN raised USING (organisation_id)
  )
  SELECT organisation_id AS "organisationId", last_sequence AS sequence FROM raised`;

const AFTER = `
  SELECT ${ENTRY} FROM feed_entry
  WHERE organisation_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`;

const AT = `
  SELECT ${ENTRY} FROM feed_entry
  WHERE organisation_id = $1 AND sequence = ANY ($2::bigint[]) ORDER BY sequence`;

const ENDS = `
  SELECT organisation_id AS "organisationId", last_sequence AS sequence FROM feed_counter
  WHERE organisation_id = ANY ($1::text[])`;
