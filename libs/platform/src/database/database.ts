import { Pool, types, type PoolClient, type QueryResultRow } from 'pg';

// bigint counts (sequences, offsets) stay far below 2^53 in any life of the system.
types.setTypeParser(types.builtins.INT8, Number);

/** Anything that SQL can be sent to. */
export interface Sql {
  /** Runs one statement and returns its rows. */
  query<Row extends QueryResultRow = QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<Row[]>;
  /** The same as a named prepared statement: for the hot paths, whose text never varies under its name. */
  prepared<Row extends QueryResultRow = QueryResultRow>(
    name: string,
    text: string,
    values?: readonly unknown[],
  ): Promise<Row[]>;
}

/** An open transaction. It is passed, never ambient. */
export interface Tx extends Sql {
  /** Runs `hurry` after COMMIT. For signals that only save waiting: what matters belongs into the transaction. */
  afterCommit(hurry: () => void): void;
}

const statements = (client: Pick<PoolClient, 'query'>): Sql => ({
  query: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
    (await client.query<Row>(text, [...values])).rows,
  prepared: async <Row extends QueryResultRow>(name: string, text: string, values: readonly unknown[] = []) =>
    (await client.query<Row>({ name, text, values: [...values] })).rows,
});

export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most. */
  readonly pool: number;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Called when an idle connection breaks; the pool replaces it. */
  readonly onIdleError?: (error: Error) => void;
}

/** One service's door to PostgreSQL: its own role, whose search_path is its own schema. */
export class Database implements Sql {
  readonly pool: Pool;
  private readonly direct: Sql;

  constructor(options: DatabaseOptions) {
    this.pool = new Pool({
      connectionString: options.url,
      max: options.pool,
      application_name: options.name,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    this.pool.on('error', (error) => options.onIdleError?.(error));
    this.direct = statements(this.pool as unknown as PoolClient);
  }

  query<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.direct.query<Row>(text, values);
  }

  prepared<Row extends QueryResultRow>(
    name: string,
    text: string,
    values?: readonly unknown[],
  ): Promise<Row[]> {
    return this.direct.prepared<Row>(name, text, values);
  }

  /** Runs `work` in one transaction (READ COMMITTED): all of it, or nothing. */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const hurries: (() => void)[] = [];
    const broken = (error: Error): void => void (lost = error);
    let lost: Error | undefined;
    client.on('error', broken);
    try {
      await client.query('BEGIN');
      const result = await work({ ...statements(client), afterCommit: (hurry) => hurries.push(hurry) });
      await client.query('COMMIT');
      for (const hurry of hurries) hurry();
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((rollback: Error) => (lost ??= rollback));
      throw error;
    } finally {
      client.off('error', broken);
      client.release(lost);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
