import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FourTexts } from '../four-inserts';

/** Looks into the database that is measured, between the measurements. */
export class DatabaseAtHand {
  private constructor(private readonly client: Client) {}

  static async open(url: string): Promise<DatabaseAtHand> {
    const client = new Client({ connectionString: url });
    await client.connect();
    return new DatabaseAtHand(client);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** Lets the relay empty the outbox and writes everything out, so that nobody pays for the round before. */
  async settle(): Promise<void> {
    for (;;) {
      const { rows } = await this.client.query<{ left: boolean }>(
        'SELECT EXISTS (SELECT 1 FROM filing.outbox) AS left',
      );
      if (rows[0]?.left !== true) break;
      await sleep(100);
    }
    await this.client.query('CHECKPOINT');
  }

  /** What the intake wrote of its latest filing, put into four texts. */
  async latestFiling(): Promise<FourTexts> {
    const { rows } = await this.client.query<FourTexts>(LATEST);
    if (rows[0] === undefined) throw new Error('no filing to copy');
    return rows[0];
  }

  async version(): Promise<string> {
    const { rows } = await this.client.query<{ version: string }>(
      `SELECT 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync')
              || ', synchronous_commit ' || current_setting('synchronous_commit') AS version`,
    );
    return rows[0]?.version ?? '';
  }
}

const LATEST = `
  SELECT convert_from(v.bytes, 'UTF8') AS filing,
         h.action || h.content || encode(h.hash, 'hex') AS history,
         v.answer AS key,
         m.value || m.headers AS outbox
    FROM filing.filing f
    JOIN filing.filing_version v ON v.filing_id = f.id
    JOIN filing.history h ON h.filing_id = f.id
    JOIN bus.message m ON m.key = f.id::text
   ORDER BY f.id DESC, m."offset" LIMIT 1`;
