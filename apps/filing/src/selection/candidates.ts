import type { Sql } from '@landport/platform';
import type { RoundRow } from './round-row';

export interface CandidateRow {
  readonly filing_id: string;
  readonly reference: string;
  readonly organisation_id: string;
  readonly lodged_at: Date;
  readonly marks: readonly string[];
  readonly recused: number;
  readonly mean: string | null;
  readonly rank: number | null;
  readonly selected: boolean | null;
}

/** While a round runs: what waits for it. Once concluded: what took part. */
const CANDIDATES = `
  SELECT f.id AS filing_id, f.reference, f.organisation_id, f.lodged_at, s.mean::text, s.rank, s.selected,
         coalesce(m.marks, '{}') AS marks, coalesce(m.recused, 0) AS recused
    FROM filing f
    LEFT JOIN selection_standing s ON s.round_id = $1 AND s.filing_id = f.id
    LEFT JOIN LATERAL (
      SELECT array_agg(mark::text ORDER BY expert) FILTER (WHERE mark IS NOT NULL) AS marks,
             count(*) FILTER (WHERE mark IS NULL)::int AS recused
        FROM selection_mark WHERE round_id = $1 AND filing_id = f.id) m ON true`;

const WAITING = `${CANDIDATES}
   WHERE f.kind = $2 AND f.mode = 'selection' AND f.status = 'lodged' AND f.lodged_at < $3 ORDER BY f.id`;
const TOOK_PART = `${CANDIDATES} WHERE s.filing_id IS NOT NULL ORDER BY s.rank NULLS LAST, f.id`;

export const candidatesOf = (sql: Sql, round: RoundRow): Promise<CandidateRow[]> =>
  round.concluded_at === null
    ? sql.query<CandidateRow>(WAITING, [round.id, round.kind, round.closes_at])
    : sql.query<CandidateRow>(TOOK_PART, [round.id]);
