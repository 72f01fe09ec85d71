import { hex } from '../history/history-row';
import type { LodgedVersion } from '../intake/lodgement';

const COLUMNS = `filing_id uuid, version integer, content_type text, starts_at integer, length integer,
  request_digest bytea, kind_valid_from date, lodged_at timestamptz, lodged_by text, answer_status smallint, answer text`;

/**
 * Inserts rows of `filing_version`. What was received travels apart from them, all of it in one binary parameter:
 * half the size of bytes in JSON, and nothing to decode.
 * @param rows   parameter of `VersionRows.rows`
 * @param bytes  parameter of `VersionRows.bytes`
 */
export const insertVersions = (rows: `$${number}`, bytes: `$${number}`): string => `
  INSERT INTO filing_version
  SELECT filing_id, version, content_type, substring(${bytes}::bytea FROM starts_at FOR length), request_digest,
         kind_valid_from, lodged_at, lodged_by, answer_status, answer
    FROM json_to_recordset(${rows}::json) AS row(${COLUMNS})`;

export interface VersionRows {
  readonly rows: string;
  readonly bytes: Buffer;
}

export function versionRows(versions: readonly LodgedVersion[]): VersionRows {
  // PostgreSQL counts bytes from one.
  let next = 1;
  const rows = versions.map(({ filing, source, lodgedBy, lodgedAt, answer }) => {
    const { length } = source.bytes;
    const startsAt = next;
    next += length;
    return {
      filing_id: filing.id,
      version: filing.version,
      content_type: source.contentType,
      starts_at: startsAt,
      length,
      request_digest: hex(source.digest),
      kind_valid_from: filing.kindValidFrom,
      lodged_at: lodgedAt,
      lodged_by: lodgedBy,
      answer_status: answer.status,
      answer: answer.body,
    };
  });
  return { rows: JSON.stringify(rows), bytes: Buffer.concat(versions.map(({ source }) => source.bytes)) };
}
