import { hex } from '../history/history-row';
import type { LodgedVersion } from '../intake/lodgement';

/** A row of `filing_version`, in the order of the table's columns, as JSON carries it into a statement. */
export const VERSION_COLUMNS = `filing_id uuid, version integer, content_type text, bytes bytea, request_digest bytea,
  kind_valid_from date, lodged_at timestamptz, lodged_by text, answer_status smallint, answer text`;

export const versionRow = ({ filing, source, lodgedBy, lodgedAt, answer }: LodgedVersion) => ({
  filing_id: filing.id,
  version: filing.version,
  content_type: source.contentType,
  bytes: hex(source.bytes),
  request_digest: hex(source.digest),
  kind_valid_from: filing.kindValidFrom,
  lodged_at: lodgedAt,
  lodged_by: lodgedBy,
  answer_status: answer.status,
  answer: answer.body,
});
