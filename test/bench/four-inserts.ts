import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';

/** The comparison: four rows of one filing's sizes in one transaction, by PostgreSQL's own load client. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS bench_filing (id uuid PRIMARY KEY, body text, at timestamptz);
  CREATE TABLE IF NOT EXISTS bench_history (id uuid PRIMARY KEY, filing_id uuid, content text, at timestamptz);
  CREATE TABLE IF NOT EXISTS bench_key (value text PRIMARY KEY, filing_id uuid, answer text);
  CREATE TABLE IF NOT EXISTS bench_outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text, data text);`;

const INSERTS = [
  `INSERT INTO bench_filing VALUES (gen_random_uuid(), repeat('x', 2000), clock_timestamp())`,
  `INSERT INTO bench_history VALUES (gen_random_uuid(), gen_random_uuid(), repeat('h', 200), clock_timestamp())`,
  `INSERT INTO bench_key VALUES (gen_random_uuid()::text, gen_random_uuid(), repeat('a', 400))`,
  `INSERT INTO bench_outbox (key, data) VALUES (gen_random_uuid()::text, repeat('d', 2200))`,
];

export const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0;

/** @returns transactions a second with so many clients, and what ran them */
export async function fourInserts(
  url: string,
  clients: number,
  seconds: number,
): Promise<{ rate: number; by: string }> {
  const pool = new Pool({ connectionString: url, max: clients });
  await pool.query(TABLES);
  try {
    if (hasPgbench()) return { rate: byPgbench(url, clients, seconds), by: 'pgbench' };
    return { rate: await byNode(pool, clients, seconds), by: 'pg (pgbench is not installed)' };
  } finally {
    await pool.end();
  }
}

function byPgbench(url: string, clients: number, seconds: number): number {
  const script = join(mkdtempSync(join(tmpdir(), 'landport-bench-')), 'four-inserts.sql');
  writeFileSync(script, ['BEGIN', ...INSERTS, 'COMMIT'].map((statement) => `${statement};\n`).join(''));
  const run = spawnSync(
    'pgbench',
    ['-n', '-M', 'prepared', '-c', `${clients}`, '-j', '2', '-T', `${seconds}`, '-f', script, url],
    { encoding: 'utf8' },
  );
  const rate = /tps = ([\d.]+)/.exec(run.stdout)?.[1];
  if (rate === undefined) throw new Error(`pgbench told no rate: ${run.stderr}`);
  return Number(rate);
}

async function byNode(pool: Pool, clients: number, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  let done = 0;
  const one = async (): Promise<void> => {
    const client = await pool.connect();
    while (performance.now() < end) {
      await client.query('BEGIN');
      for (const [n, text] of INSERTS.entries()) await client.query({ name: `bench${n}`, text });
      await client.query('COMMIT');
      done += 1;
    }
    client.release();
  };
  await Promise.all(Array.from({ length: clients }, one));
  return done / seconds;
}
