import { Inject, Injectable } from '@nestjs/common';
import { Database, type Sql } from '@landport/platform';
import { verify, type ChainHead, type SealedEntry, type Verdict } from './history-chain';

interface Row {
  readonly number: number;
  readonly action: string;
  readonly at: Date;
  readonly content: string | null;
  readonly salt: Buffer | null;
  readonly content_hash: Buffer;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
  readonly history_length: number;
  readonly history_head: Buffer;
}

export interface HistoryRecord {
  readonly entries: readonly SealedEntry[];
  readonly head: ChainHead;
  readonly verdict: Verdict;
}

/** Entries and head in one statement, so that a change in between is not taken for a fault. */
const READ = `
  SELECT h.number, h.action, h.at, h.content, h.salt, h.content_hash, h.prev_hash, h.hash,
         f.history_length, f.history_head
    FROM filing f LEFT JOIN history h ON h.filing_id = f.id
   WHERE f.id = $1 ORDER BY h.number`;

/** Histories of filings, verified as they are read. */
@Injectable()
export class HistoryRecords {
  constructor(@Inject(Database) private readonly db: Database) {}

  async of(filingId: string, sql: Sql = this.db): Promise<HistoryRecord> {
    const rows = await sql.query<Row>(READ, [filingId]);
    const entries = rows.filter((row) => row.number !== null).map(entryOf);
    const [first] = rows;
    const head = { length: first?.history_length ?? 0, hash: first?.history_head ?? Buffer.alloc(0) };
    return { entries, head, verdict: verify(entries, head) };
  }
}

const entryOf = (row: Row): SealedEntry => ({
  number: row.number,
  action: row.action,
  at: row.at.toISOString(),
  content: row.content,
  salt: row.salt,
  contentHash: row.content_hash,
  prevHash: row.prev_hash,
  hash: row.hash,
});
