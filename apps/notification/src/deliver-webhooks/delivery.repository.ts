import { Database } from '@landport/platform';
import { Inject, Injectable } from '@nestjs/common';
import { columnsOfBatch, type Settlement } from './delivery-batch';
import type { AttemptRecord, DueEntry, EndpointKeys, HeldEndpoint, WaitingEntry } from './held-endpoint';

/** Due entries of one endpoint fetched at a time. */
const DUE_AT_A_TIME = 500;

const NOBODY = '00000000-0000-0000-0000-000000000000';

type Row<T> = T & Record<string, unknown>;

/** What the delivery of webhooks keeps: who delivers where, how far it has come, what waits, what was sent. */
@Injectable()
export class DeliveryRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Takes every active endpoint that nobody holds and keeps those held: all that `holder` may deliver to until then. */
  claim(holder: string, now: Date, until: Date): Promise<HeldEndpoint[]> {
    return this.db.prepared<Row<HeldEndpoint>>('delivery.claim', CLAIM, [holder, now, until]);
  }

  async release(holder: string): Promise<void> {
    await this.db.query('UPDATE delivery_position SET holder = NULL, held_until = NULL WHERE holder = $1', [
      holder,
    ]);
  }

  keysOf(endpointId: string): Promise<EndpointKeys> {
    return this.db.query(
      'SELECT algorithm, secret, expires_at AS "expiresAt" FROM webhook_key WHERE endpoint_id = $1',
      [endpointId],
    ) as Promise<unknown> as Promise<EndpointKeys>;
  }

  waitingOf(endpointId: string): Promise<WaitingEntry[]> {
    return this.db.query<Row<WaitingEntry>>(WAITING, [endpointId]);
  }

  /** What is due at these endpoints, each in the order of its feed. */
  due(endpointIds: readonly string[], now: Date): Promise<DueEntry[]> {
    return this.db.prepared<Row<DueEntry>>('delivery.due', DUE, [endpointIds, now, DUE_AT_A_TIME]);
  }

  /**
   * Writes down what came of deliveries, in one statement. Of endpoints that `holder` has lost to another process
   * only the log is written: that process sends again what stands behind the cursor.
   */
  async record(
    holder: string,
    batch: readonly Settlement[],
    cursors: ReadonlyMap<string, number>,
  ): Promise<void> {
    const columns = columnsOfBatch(batch, cursors);
    await this.db.prepared('delivery.record', RECORD, [...columns, holder]);
  }

  /** Writes down an attempt that belongs to no entry. */
  log(endpointId: string, attempt: AttemptRecord): Promise<void> {
    return this.record(NOBODY, [{ endpointId, attempt }], new Map());
  }

  async disable(endpointId: string, reason: string, at: Date): Promise<void> {
    await this.db.query(
      `UPDATE webhook_endpoint SET state = 'disabled', state_reason = $2, changed_at = $3, version = version + 1
       WHERE id = $1 AND state <> 'disabled'`,
      [endpointId, reason, at],
    );
  }
}

// Positions are locked in the order of their endpoints here and in RECORD, so that the two cannot deadlock.
const CLAIM = `
  WITH free AS (
    SELECT endpoint_id FROM delivery_position AS position JOIN webhook_endpoint AS endpoint ON endpoint.id = endpoint_id
    WHERE endpoint.state = 'active' AND (holder = $1 OR held_until IS NULL OR held_until < $2)
    ORDER BY endpoint_id FOR UPDATE OF position
  )
  UPDATE delivery_position AS position SET holder = $1, held_until = $3
  FROM free JOIN webhook_endpoint AS endpoint ON endpoint.id = free.endpoint_id
  WHERE position.endpoint_id = free.endpoint_id
  RETURNING endpoint.id, organisation_id AS "organisationId", url, types, version, cursor`;

const WAITING = `
  SELECT sequence, subject, attempts, due_at AS "dueAt" FROM delivery_waiting
  WHERE endpoint_id = $1 AND due_at IS NOT NULL ORDER BY sequence`;

const DUE = `
  SELECT endpoint_id AS "endpointId", sequence, subject, attempts
  FROM unnest($1::uuid[]) AS held (endpoint)
  CROSS JOIN LATERAL (
    SELECT * FROM delivery_waiting WHERE endpoint_id = held.endpoint AND due_at <= $2 ORDER BY sequence LIMIT $3
  ) AS due`;

const RECORD = `
  WITH held AS (
    SELECT endpoint_id FROM delivery_position
    WHERE endpoint_id = ANY ($21::uuid[]) AND holder = $23 ORDER BY endpoint_id FOR UPDATE
  ), logged AS (
    INSERT INTO delivery_attempt (id, endpoint_id, message_id, sequence, type, attempt, outcome, status, fault, answer,
                                  sent_at, took_ms, next_try_at)
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::smallint[], $7::text[],
                         $8::smallint[], $9::text[], $10::text[], $11::timestamptz[], $12::integer[], $13::timestamptz[])
  ), put_back AS (
    INSERT INTO delivery_waiting (endpoint_id, sequence, subject, attempts, due_at)
    SELECT waiting.* FROM unnest($14::uuid[], $15::bigint[], $16::text[], $17::smallint[], $18::timestamptz[])
      AS waiting (endpoint_id, sequence, subject, attempts, due_at) JOIN held USING (endpoint_id)
    ON CONFLICT (endpoint_id, sequence) DO UPDATE SET attempts = excluded.attempts, due_at = excluded.due_at
  ), settled AS (
    DELETE FROM delivery_waiting AS waiting
    USING unnest($19::uuid[], $20::bigint[]) AS done (endpoint_id, sequence) JOIN held USING (endpoint_id)
    WHERE waiting.endpoint_id = done.endpoint_id AND waiting.sequence = done.sequence
  )
  UPDATE delivery_position AS position SET cursor = greatest(position.cursor, reached.cursor)
  FROM unnest($21::uuid[], $22::bigint[]) AS reached (endpoint_id, cursor) JOIN held USING (endpoint_id)
  WHERE position.endpoint_id = held.endpoint_id`;
