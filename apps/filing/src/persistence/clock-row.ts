import { FilingClock, type ClockRecord } from '../domain/filing-clock';

/** A row of `clock`, in the order of the table's columns, as JSON carries it into a statement. */
export const CLOCK_COLUMNS = `id uuid, filing_id uuid, name text, purpose text, query_id uuid, working_days integer,
  started_at timestamptz, stopped_at timestamptz, days_left integer, due_at timestamptz, warn_at timestamptz,
  warned_at timestamptz, ended_at timestamptz, ending text, next_at timestamptz`;

export function clockRow(clock: FilingClock) {
  const of = clock.snapshot;
  return {
    id: of.id,
    filing_id: of.filingId,
    name: of.name,
    purpose: of.purpose,
    query_id: of.queryId,
    working_days: of.workingDays,
    started_at: of.startedAt,
    stopped_at: of.stoppedAt,
    days_left: of.daysLeft,
    due_at: of.dueAt,
    warn_at: of.warnAt,
    warned_at: of.warnedAt,
    ended_at: of.endedAt,
    ending: of.ending,
    next_at: clock.nextAt,
  };
}

export interface ClockRow {
  readonly id: string;
  readonly filing_id: string;
  readonly name: string;
  readonly purpose: ClockRecord['purpose'];
  readonly query_id: string | null;
  readonly working_days: number;
  readonly started_at: Date;
  readonly stopped_at: Date | null;
  readonly days_left: number | null;
  readonly due_at: Date | null;
  readonly warn_at: Date | null;
  readonly warned_at: Date | null;
  readonly ended_at: Date | null;
  readonly ending: ClockRecord['ending'];
}

const momentOf = (date: Date | null): string | null => date?.toISOString() ?? null;

export const clockOf = (row: ClockRow): FilingClock =>
  new FilingClock({
    id: row.id,
    filingId: row.filing_id,
    name: row.name,
    purpose: row.purpose,
    queryId: row.query_id,
    workingDays: row.working_days,
    startedAt: row.started_at.toISOString(),
    stoppedAt: momentOf(row.stopped_at),
    daysLeft: row.days_left,
    dueAt: momentOf(row.due_at),
    warnAt: momentOf(row.warn_at),
    warnedAt: momentOf(row.warned_at),
    endedAt: momentOf(row.ended_at),
    ending: row.ending,
  });
