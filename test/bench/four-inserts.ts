import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { escapeLiteral, Pool } from 'pg';

/** What the four rows of one filing hold, as the intake wrote it. */
export interface FourTexts {
  readonly filing: string;
  readonly history: string;
  readonly key: string;
  readonly outbox: string;
}

export type Protocol = 'simple' | 'prepared';

const TABLES = `
  CREATE TABLE IF NOT EXISTS bench_filing (id uuid PRIMARY KEY, body text, at timestamptz);
  CREATE TABLE IF NOT EXISTS bench_history (id uuid PRIMARY KEY, filing_id uuid, content text, at timestamptz);
  CREATE TABLE IF NOT EXISTS bench_key (value text PRIMARY KEY, filing_id uuid, answer text);
  CREATE TABLE IF NOT EXISTS bench_outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text, data text);`;

/** The texts are those of a real filing, so that they compress as a filing does and not as a repeated letter. */
const insertsOf = ({ filing, history, key, outbox }: FourTexts): string[] => [
  `INSERT INTO bench_filing VALUES (gen_random_uuid(), ${escapeLiteral(filing)}, clock_timestamp())`,
  `INSERT INTO bench_history VALUES (gen_random_uuid(), gen_random_uuid(), ${escapeLiteral(history)}, clock_timestamp())`,
  `INSERT INTO bench_key VALUES (gen_random_uuid()::text, gen_random_uuid(), ${escapeLiteral(key)})`,
  `INSERT INTO bench_outbox (key, data) VALUES (gen_random_uuid()::text, ${escapeLiteral(outbox)})`,
];

export const pgbenchVersion = (): string | undefined =>
  spawnSync('pgbench', ['--version'], { encoding: 'utf8' }).stdout?.trim() || undefined;

/** Four rows of one filing in one transaction, again and again, by PostgreSQL's own load client where there is one. */
export class FourInserts {
  private readonly script: string;
  private readonly inserts: readonly string[];

  constructor(
    private readonly url: string,
    texts: FourTexts,
  ) {
    this.inserts = insertsOf(texts);
    this.script = join(mkdtempSync(join(tmpdir(), 'landport-bench-')), 'four-inserts.sql');
    writeFileSync(this.script, ['BEGIN', ...this.inserts, 'COMMIT'].map((each) => `${each};\n`).join(''));
  }

  readonly by = pgbenchVersion() ?? 'the pg driver of Node, since pgbench is not installed';

  /**
   * @param protocol  `simple` sends the texts each time, as pgbench does unless told otherwise; `prepared` parses
   *                  and plans them once a connection
   * @returns transactions a second with so many clients
   */
  async rate(clients: number, seconds: number, protocol: Protocol): Promise<number> {
    const pool = new Pool({ connectionString: this.url, max: clients });
    try {
      await pool.query(TABLES);
      if (pgbenchVersion() !== undefined) return this.byPgbench(clients, seconds, protocol);
      return await this.byNode(pool, clients, seconds, protocol);
    } finally {
      await pool.end();
    }
  }

  private byPgbench(clients: number, seconds: number, protocol: Protocol): number {
    const run = spawnSync(
      'pgbench',
      ['-n', '-M', protocol, '-c', `${clients}`, '-j', '2', '-T', `${seconds}`, '-f', this.script, this.url],
      { encoding: 'utf8' },
    );
    const rate = /tps = ([\d.]+)/.exec(run.stdout)?.[1];
    if (rate === undefined) throw new Error(`pgbench told no rate: ${run.stderr}`);
    return Number(rate);
  }

  private async byNode(pool: Pool, clients: number, seconds: number, protocol: Protocol): Promise<number> {
    const end = performance.now() + seconds * 1_000;
    let done = 0;
    const one = async (): Promise<void> => {
      const client = await pool.connect();
      while (performance.now() < end) {
        await client.query('BEGIN');
        for (const [n, text] of this.inserts.entries()) {
          await client.query(protocol === 'prepared' ? { name: `bench${n}`, text } : text);
        }
        await client.query('COMMIT');
        done += 1;
      }
      client.release();
    };
    await Promise.all(Array.from({ length: clients }, one));
    return done / seconds;
  }
}
