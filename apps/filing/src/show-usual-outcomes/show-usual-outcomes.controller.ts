import { Controller, Inject } from '@nestjs/common';
import { showUsualOutcomes, type Text } from '@landport/contracts';
import { Caller, Input, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import { z } from 'zod';
import { isOfficer } from '../domain/officer';
import { OfficersOnly, TaskNotFound } from '../domain/task-errors';
import { findTask } from '../list-tasks/task-view';

type UsualOutcomes = z.output<(typeof showUsualOutcomes)['answers'][200]['shape']>;

/** As many as tell what is usual now, and no longer what was usual once. */
const LAST = 100;
const REASONS_SHOWN = 5;

interface Row {
  readonly decided: number;
  readonly approved: number;
  readonly refused: number;
  readonly median: number | null;
  readonly reasons: { outcome: 'approved' | 'refused'; code: string; text: Text; times: number }[] | null;
}

const USUAL = `
  WITH last AS MATERIALIZED (
    SELECT outcome, verdict, extract(epoch FROM decided_at - opened_at) AS seconds FROM task
     WHERE body = $1 AND queue = $2 AND step IS NOT DISTINCT FROM $3 AND state = 'decided'
       AND outcome <> 'opinion'
     ORDER BY decided_at DESC LIMIT ${LAST}),
  given AS (
    SELECT last.outcome, reason ->> 'code' AS code, reason -> 'text' AS text, count(*)::int AS times
      FROM last, jsonb_array_elements(last.verdict -> 'reasons') AS each (reason)
     GROUP BY 1, 2, 3 ORDER BY 4 DESC, 2 LIMIT ${REASONS_SHOWN})
  SELECT count(*)::int AS decided,
         (count(*) FILTER (WHERE outcome = 'approved'))::int AS approved,
         (count(*) FILTER (WHERE outcome = 'refused'))::int AS refused,
         round(percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds))::int AS median,
         (SELECT json_agg(given) FROM given) AS reasons
    FROM last`;

/** What a body usually decides in such a case: help for an officer, and no rule. */
@Controller()
export class ShowUsualOutcomesController {
  constructor(@Inject(Database) private readonly db: Database) {}

  @Route(showUsualOutcomes)
  async show(
    @Input() { params }: InputOf<typeof showUsualOutcomes>,
    @Caller() caller: Caller,
  ): Promise<UsualOutcomes> {
    if (!isOfficer(caller)) throw new OfficersOnly();
    const task = await findTask(this.db, params.id, caller.organisationId);
    if (task === undefined) throw new TaskNotFound();
    const [row] = await this.db.query<Row>(USUAL, [task.body, task.queue, task.step]);
    const { decided = 0, approved = 0, refused = 0, median = null, reasons = null } = row ?? {};
    return {
      decided,
      approved,
      refused,
      ...(median !== null && { medianSeconds: median }),
      reasons: reasons ?? [],
    };
  }
}
