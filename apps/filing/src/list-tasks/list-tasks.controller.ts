import { Controller, Inject } from '@nestjs/common';
import { listTasks, type TaskView } from '@landport/contracts';
import { answerPage, Caller, Input, pageOf, readCursor, Reply, Route, type InputOf } from '@landport/http';
import { Clock, Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { isOfficer } from '../domain/officer';
import { OfficersOnly } from '../domain/task-errors';
import { TASK_VIEW, viewOfTask, type TaskViewRow } from './task-view';

/** The states stand in the text, so that the index of what is still to be done is used, however much is done. */
const listOf = (states: string): string => `${TASK_VIEW}
   WHERE t.body = $1 AND t.state ${states} ('decided', 'cancelled')
     AND ($2::text IS NULL OR (coalesce(t.due_at, 'infinity'), t.id) > ($2::timestamptz, $3::uuid))
     AND ($4::text IS NULL OR t.state = $4)
     AND ($5::text IS NULL OR t.queue = $5)
     AND ($6::text IS NULL OR f.kind = $6)
     AND ($7::text IS NULL OR t.step = $7)
     AND ($8::text IS NULL OR t.lane = $8)
     AND ($9::text IS NULL OR t.assignee = $9)
     AND ($10::timestamptz IS NULL OR t.due_at < $10)
     AND ($11::boolean IS NULL OR (coalesce(t.due_at, 'infinity') <= $12) = $11)
   ORDER BY coalesce(t.due_at, 'infinity'), t.id LIMIT $13`;

const TO_DO = listOf('NOT IN');
const DONE = listOf('IN');

const Cursor = z.tuple([z.union([z.literal('infinity'), z.iso.datetime()]), z.uuid()]);

/** The work list of the caller's body: what is due first stands first, what no clock measures last. */
@Controller()
export class ListTasksController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Route(listTasks)
  async list(
    @Input() { query }: InputOf<typeof listTasks>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: TaskView[]; next?: { href: string } }> {
    if (!isOfficer(caller)) throw new OfficersOnly();
    const { limit, cursor, queue, kind, step, lane, state, assignee, dueBefore, overdue } = query;
    const [due, id] = readCursor(Cursor, cursor) ?? [];
    const isDone = state === 'decided' || state === 'cancelled';
    const rows = await this.db.query<TaskViewRow>(isDone ? DONE : TO_DO, [
      caller.organisationId,
      due,
      id,
      state,
      queue,
      kind,
      step,
      lane,
      assignee,
      dueBefore,
      overdue === undefined ? undefined : overdue === 'true',
      this.clock.now(),
      limit + 1,
    ]);
    const page = pageOf(rows, limit, (row) => [row.due_at?.toISOString() ?? 'infinity', row.id]);
    return answerPage(reply, page, viewOfTask);
  }
}
