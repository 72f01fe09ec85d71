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

/** Who waits for the round until its first mark; from then on who was fixed and is still there; at last who was ranked. */
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
   WHERE f.kind = $2 AND f.mode = 'selection' AND f.status IN ('lodged', 'underReview') AND f.lodged_at < $3
     AND f.steps @> jsonb_build_array(jsonb_build_object('name', $4::text, 'state', 'open'))
   ORDER BY f.id`;
const FIXED = `${CANDIDATES} WHERE s.filing_id IS NOT NULL AND f.status = 'underReview' ORDER BY f.id`;
const RANKED = `${CANDIDATES} WHERE s.mean IS NOT NULL ORDER BY s.rank NULLS LAST, f.id`;

export function candidatesOf(sql: Sql, round: RoundRow): Promise<CandidateRow[]> {
  if (round.concluded_at !== null) return sql.query<CandidateRow>(RANKED, [round.id]);
  if (round.marked_from !== null) return sql.query<CandidateRow>(FIXED, [round.id]);
  return sql.query<CandidateRow>(WAITING, [round.id, round.kind, round.closes_at, round.step]);
}
