import { objectNotFound } from '@landport/http';
import { Database, Ids, type Sql, type Tx } from '@landport/platform';
import { Inject, Injectable } from '@nestjs/common';
import { WebhookEndpoint, type EndpointFields } from '../domain/webhook-endpoint';
import type { SigningAlgorithm, SigningKey } from '../signing/signing-key';

export interface EndpointKey extends SigningKey {
  readonly id: string;
  readonly createdAt: Date;
}

/** An endpoint as it is shown: its row, how far it has come, and its keys. */
export interface ShownEndpoint extends EndpointFields {
  readonly cursor: number;
  readonly waiting: number;
  readonly held: number;
  readonly keys: readonly EndpointKey[];
}

type Row<T> = T & Record<string, unknown>;

@Injectable()
export class EndpointRepository {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /** Writes a new endpoint that begins at the present end of its organisation's feed. */
  async add(tx: Tx, { fields: f }: WebhookEndpoint): Promise<void> {
    await tx.query(
      `INSERT INTO webhook_endpoint
         (id, organisation_id, url, description, types, state, state_reason, version, created_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        f.id,
        f.organisationId,
        f.url,
        f.description,
        f.types,
        f.state,
        f.stateReason,
        f.version,
        f.createdAt,
        f.changedAt,
      ],
    );
    await tx.query(
      `INSERT INTO delivery_position (endpoint_id, cursor)
       VALUES ($1, coalesce((SELECT last_sequence FROM feed_counter WHERE organisation_id = $2), 0))`,
      [f.id, f.organisationId],
    );
  }

  async addKey(tx: Tx, endpointId: string, key: SigningKey, at: Date): Promise<void> {
    await tx.query(
      'INSERT INTO webhook_key (id, endpoint_id, algorithm, secret, created_at) VALUES ($1, $2, $3, $4, $5)',
      [this.ids.next(), endpointId, key.algorithm, key.secret, at],
    );
  }

  /** Lets the keys in force end; returns their algorithms. Those that had ended already are removed. */
  async expireKeys(tx: Tx, endpointId: string, now: Date, until: Date): Promise<SigningAlgorithm[]> {
    await tx.query('DELETE FROM webhook_key WHERE endpoint_id = $1 AND expires_at <= $2', [endpointId, now]);
    const current = await tx.query<{ algorithm: SigningAlgorithm }>(
      'SELECT DISTINCT algorithm FROM webhook_key WHERE endpoint_id = $1 AND expires_at IS NULL',
      [endpointId],
    );
    if (until <= now) await tx.query('DELETE FROM webhook_key WHERE endpoint_id = $1', [endpointId]);
    else {
      await tx.query('UPDATE webhook_key SET expires_at = $2 WHERE endpoint_id = $1 AND expires_at IS NULL', [
        endpointId,
        until,
      ]);
    }
    return current.map(({ algorithm }) => algorithm);
  }

  /** Locks the row until the transaction ends. @throws Problem 404, for another organisation's as well */
  async get(tx: Tx, organisationId: string, id: string): Promise<WebhookEndpoint> {
    const [row] = await tx.query<Row<EndpointFields>>(
      `SELECT ${COLUMNS} FROM webhook_endpoint AS endpoint WHERE id = $1 AND organisation_id = $2 FOR NO KEY UPDATE`,
      [id, organisationId],
    );
    if (!row) throw objectNotFound('webhook endpoint', id);
    return WebhookEndpoint.from(row);
  }

  async save(tx: Tx, { fields: f }: WebhookEndpoint): Promise<void> {
    await tx.query(
      `UPDATE webhook_endpoint SET url = $2, description = $3, types = $4, state = $5, state_reason = $6, version = $7,
              changed_at = $8 WHERE id = $1`,
      [f.id, f.url, f.description, f.types, f.state, f.stateReason, f.version, f.changedAt],
    );
  }

  /** The position goes first, in the order in which deliveries lock. */
  async remove(tx: Tx, id: string): Promise<void> {
    await tx.query('DELETE FROM delivery_position WHERE endpoint_id = $1', [id]);
    await tx.query('DELETE FROM webhook_endpoint WHERE id = $1', [id]);
  }

  async count(tx: Tx, organisationId: string): Promise<number> {
    const rows = await tx.query('SELECT id FROM webhook_endpoint WHERE organisation_id = $1', [
      organisationId,
    ]);
    return rows.length;
  }

  list(organisationId: string, sql: Sql = this.db): Promise<ShownEndpoint[]> {
    return this.shown('organisation_id = $1', [organisationId], sql);
  }

  /** @throws Problem 404, for another organisation's as well */
  async show(organisationId: string, id: string, sql: Sql = this.db): Promise<ShownEndpoint> {
    const [found] = await this.shown('organisation_id = $1 AND id = $2', [organisationId, id], sql);
    if (!found) throw objectNotFound('webhook endpoint', id);
    return found;
  }

  private async shown(condition: string, values: readonly unknown[], sql: Sql): Promise<ShownEndpoint[]> {
    const rows = await sql.query<Row<Omit<ShownEndpoint, 'keys'>>>(
      `SELECT ${COLUMNS}, position.cursor,
              (SELECT count(*) FROM delivery_waiting WHERE endpoint_id = id AND due_at IS NOT NULL) AS waiting,
              (SELECT count(*) FROM delivery_waiting WHERE endpoint_id = id AND due_at IS NULL) AS held
       FROM webhook_endpoint AS endpoint JOIN delivery_position AS position ON position.endpoint_id = endpoint.id
       WHERE ${condition} ORDER BY id`,
      values,
    );
    const keys = await sql.query<Row<EndpointKey & { endpointId: string }>>(
      `SELECT id, endpoint_id AS "endpointId", algorithm, secret, created_at AS "createdAt", expires_at AS "expiresAt"
       FROM webhook_key WHERE endpoint_id = ANY ($1::uuid[]) ORDER BY algorithm, id`,
      [rows.map(({ id }) => id)],
    );
    return rows.map((row) => ({ ...row, keys: keys.filter(({ endpointId }) => endpointId === row.id) }));
  }
}

const COLUMNS = `
  id, organisation_id AS "organisationId", url, description, types, state, state_reason AS "stateReason", version,
  created_at AS "createdAt", changed_at AS "changedAt"`;
