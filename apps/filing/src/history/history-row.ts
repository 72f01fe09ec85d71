import type { SealedEntry } from './history-chain';

/** A row of `history` as JSON carries it into a statement. */
export const HISTORY_COLUMNS = `filing_id uuid, number integer, action text, at timestamptz, content text, salt bytea,
  content_hash bytea, prev_hash bytea, hash bytea`;

/** PostgreSQL's own spelling of bytes, which its JSON functions read. */
export const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

export const historyRow = (filingId: string, entry: SealedEntry) => ({
  filing_id: filingId,
  number: entry.number,
  action: entry.action,
  at: entry.at,
  content: entry.content,
  salt: entry.salt === null ? null : hex(entry.salt),
  content_hash: hex(entry.contentHash),
  prev_hash: hex(entry.prevHash),
  hash: hex(entry.hash),
});
