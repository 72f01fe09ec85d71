import type { KindProposalSummary } from '@landport/contracts';

/** As `to_jsonb` writes it: moments are texts. */
export interface ReplayRow {
  readonly run_id: string;
  readonly most: number;
  readonly since: string | null;
  readonly state: 'running' | 'done' | 'failed';
  readonly replayed: number;
  readonly changed: number;
  readonly left_out: number;
  readonly started_at: string;
  readonly beat_at: string;
  readonly ended_at: string | null;
  readonly failure: { readonly en: string } | null;
}

/** A process that works at a replay says so at least with every page, which takes seconds at most. */
const SILENCE_MS = 60_000;

const utc = (moment: string): string => new Date(moment).toISOString();

/** Whether a process is at it; one that was killed says nothing more. */
export const isRunning = ({ state, beat_at }: ReplayRow, now: Date): boolean =>
  state === 'running' && now.getTime() - Date.parse(beat_at) < SILENCE_MS;

export const viewOfReplay = (row: ReplayRow, now: Date): NonNullable<KindProposalSummary['replay']> => ({
  state: row.state === 'running' && !isRunning(row, now) ? 'stopped' : row.state,
  most: row.most,
  ...(row.since !== null && { since: utc(row.since) }),
  replayed: row.replayed,
  changed: row.changed,
  leftOut: row.left_out,
  startedAt: utc(row.started_at),
  ...(row.ended_at !== null && { endedAt: utc(row.ended_at) }),
  ...(row.failure && { failure: row.failure.en }),
});
