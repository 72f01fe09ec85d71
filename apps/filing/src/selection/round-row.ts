import type { Sql } from '@landport/platform';
import { RoundNotFound } from '../domain/selection/selection-errors';

export interface RoundRow {
  readonly id: string;
  readonly kind: string;
  readonly step: string;
  readonly body: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly opens_at: Date;
  readonly closes_at: Date;
  readonly panel: number;
  readonly pass_mark: string;
  readonly places: number | null;
  readonly version: number;
  readonly marked_from: Date | null;
  readonly concluded_at: Date | null;
  readonly minutes: string | null;
}

export const ROUND = `
  SELECT id, kind, step, body, title, opens_at, closes_at, panel, pass_mark, places, version, marked_from,
         concluded_at, minutes
    FROM selection_round`;

export type RoundState = 'open' | 'marking' | 'concluded';

export const stateOf = ({ concluded_at, closes_at }: RoundRow, now: Date): RoundState =>
  concluded_at !== null ? 'concluded' : now < closes_at ? 'open' : 'marking';

/** @throws RoundNotFound */
export async function getRound(sql: Sql, id: string, lock = ''): Promise<RoundRow> {
  const [row] = await sql.query<RoundRow>(`${ROUND} WHERE id = $1 ${lock}`, [id]);
  if (row === undefined) throw new RoundNotFound();
  return row;
}
