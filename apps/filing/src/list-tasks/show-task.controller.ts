import { Controller, Inject } from '@nestjs/common';
import { showTask, type TaskDetail } from '@landport/contracts';
import { Caller, etagOf, Input, Reply, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { isOfficer } from '../domain/officer';
import { OfficersOnly, TaskNotFound } from '../domain/task-errors';
import { QueryRepository } from '../persistence/query.repository';
import { ClockRepository } from '../persistence/clock.repository';
import { TaskNotes } from '../note-tasks/task-notes';
import { queryView } from '../show-filing/filing-work';
import { stepsOf, VIEW_COLUMNS, type FilingViewRow } from '../show-filing/filing-view';
import { findTask, TASK_VIEW, viewOfTask, type TaskViewRow } from './task-view';

/** What every body said on the filing so far. */
const EARLIER = `${TASK_VIEW} WHERE t.filing_id = $1 AND t.id <> $2 AND t.state = 'decided' ORDER BY t.decided_at, t.id`;

@Controller()
export class ShowTaskController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(QueryRepository) private readonly queries: QueryRepository,
    @Inject(ClockRepository) private readonly clocks: ClockRepository,
    @Inject(TaskNotes) private readonly notes: TaskNotes,
  ) {}

  @Route(showTask)
  async show(
    @Input() { params }: InputOf<typeof showTask>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<TaskDetail> {
    if (!isOfficer(caller)) throw new OfficersOnly();
    const row = await findTask(this.db, params.id, caller.organisationId);
    if (row === undefined) throw new TaskNotFound();
    reply.header('etag', etagOf(row.version));
    const { filing_id: filingId } = row;
    const [[filing], earlier, queries, clocks, notes] = await Promise.all([
      this.db.query<FilingViewRow>(`SELECT ${VIEW_COLUMNS} FROM filing f WHERE f.id = $1`, [filingId]),
      this.db.query<TaskViewRow>(EARLIER, [filingId, row.id]),
      this.queries.ofFiling(this.db, filingId),
      this.clocks.ofFiling(this.db, filingId),
      this.notes.of(row.id, caller.organisationId),
    ]);
    if (filing === undefined) throw new TaskNotFound();
    const view = viewOfTask(row);
    return {
      ...view,
      filing: {
        ...view.filing,
        organisationId: filing.organisation_id,
        status: filing.status,
        lodgedAt: filing.lodged_at.toISOString(),
        ...(filing.mrn !== null && { mrn: filing.mrn }),
        steps: stepsOf(filing),
      },
      earlier: earlier.map(saidBefore),
      queries: queries.map(({ snapshot }) => queryView(snapshot, clocks)),
      notes,
    };
  }
}

function saidBefore(row: TaskViewRow): TaskDetail['earlier'][number] {
  const { id, body, step, role, outcome, verdict, decidedAt, assignee } = viewOfTask(row);
  return {
    id,
    body,
    version: row.filing_version,
    role,
    ...(step !== undefined && { step }),
    ...(outcome !== undefined && { outcome }),
    ...(verdict !== undefined && { verdict }),
    ...(decidedAt !== undefined && { decidedAt }),
    ...(assignee !== undefined && { decidedBy: assignee }),
  };
}
