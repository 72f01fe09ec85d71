import type { Measured } from '@landport/contracts';
import type { PilotTask } from '@landport/kinds';
import type { Sql } from '@landport/platform';

interface MeasuredRow {
  readonly task: string;
  /** Null in the row of the whole task. */
  readonly kind: string | null;
  readonly all: number;
  readonly under_way: number;
  readonly approved: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly revoked: number;
  readonly median_seconds: number | null;
}

/** The condition on the kind is that of the index `filing_by_kind`. A revoked filing was decided too, and is measured. */
const MEASURE = `
  SELECT realises.task, f.kind,
         count(*)::int AS all,
         count(*) FILTER (WHERE f.status IN ('lodged', 'awaitingArrival', 'underReview', 'queried'))::int AS under_way,
         count(*) FILTER (WHERE f.status IN ('approved', 'released'))::int AS approved,
         count(*) FILTER (WHERE f.status = 'refused')::int AS refused,
         count(*) FILTER (WHERE f.status IN ('withdrawn', 'lapsed'))::int AS withdrawn,
         count(*) FILTER (WHERE f.status = 'revoked')::int AS revoked,
         percentile_cont(0.5) WITHIN GROUP (
           ORDER BY extract(epoch FROM (f.decision ->> 'decidedAt')::timestamptz - f.lodged_at))
           FILTER (WHERE f.decision IS NOT NULL) AS median_seconds
    FROM unnest($1::text[], $2::text[]) AS realises (task, kind)
    JOIN filing f ON f.kind = realises.kind
   WHERE f.kind NOT LIKE '%-declaration'
   GROUP BY GROUPING SETS ((realises.task), (realises.task, f.kind))`;

/** What the filings say of tasks, and of each kind that realises one. */
export class MeasuredTasks {
  private constructor(private readonly rows: ReadonlyMap<string, MeasuredRow>) {}

  static async of(tasks: readonly PilotTask[], sql: Sql): Promise<MeasuredTasks> {
    const pairs = tasks.flatMap(({ id, kinds }) => kinds.map((kind) => ({ id, kind })));
    const rows = await sql.query<MeasuredRow>(MEASURE, [
      pairs.map(({ id }) => id),
      pairs.map(({ kind }) => kind),
    ]);
    return new MeasuredTasks(new Map(rows.map((row) => [keyOf(row.task, row.kind), row])));
  }

  /** @param kind  that of the task alone; all of its kinds when absent */
  get(task: string, kind?: string): Measured {
    const row = this.rows.get(keyOf(task, kind ?? null));
    return {
      filings: {
        all: row?.all ?? 0,
        underWay: row?.under_way ?? 0,
        approved: row?.approved ?? 0,
        refused: row?.refused ?? 0,
        withdrawn: row?.withdrawn ?? 0,
        revoked: row?.revoked ?? 0,
      },
      ...(typeof row?.median_seconds === 'number' && { medianSeconds: row.median_seconds }),
    };
  }
}

const keyOf = (task: string, kind: string | null): string => `${task} ${kind ?? ''}`;
