import { Controller, Inject } from '@nestjs/common';
import { listTasks, showTask, type TaskView } from '@landport/contracts';
import {
  answerPage,
  Caller,
  etagOf,
  Input,
  pageOf,
  readCursor,
  Reply,
  Route,
  type InputOf,
} from '@landport/http';
import { Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { isOfficer } from '../domain/officer';
import { OfficersOnly, TaskNotFound } from '../domain/task-errors';
import { findTask, TASK_VIEW, viewOfTask, type TaskViewRow } from './task-view';

const LIST = `${TASK_VIEW}
   WHERE t.body = $1 AND t.state NOT IN ('decided', 'cancelled')
     AND ($2::uuid IS NULL OR t.id > $2)
     AND ($3::text IS NULL OR t.queue = $3)
     AND ($4::text IS NULL OR t.lane = $4)
     AND ($5::text IS NULL OR t.assignee = $5)
     AND ($6::timestamptz IS NULL OR t.due_at < $6)
   ORDER BY t.id LIMIT $7`;

/** The work list of the caller's body: live tasks, oldest first. */
@Controller()
export class ListTasksController {
  constructor(@Inject(Database) private readonly db: Database) {}

  @Route(listTasks)
  async list(
    @Input() { query }: InputOf<typeof listTasks>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: TaskView[]; next?: { href: string } }> {
    if (!isOfficer(caller)) throw new OfficersOnly();
    const { limit, cursor, queue, lane, assignee, dueBefore } = query;
    const rows = await this.db.query<TaskViewRow>(LIST, [
      caller.organisationId,
      readCursor(z.uuid(), cursor),
      queue,
      lane,
      assignee,
      dueBefore,
      limit + 1,
    ]);
    const page = pageOf(rows, limit, (row) => row.id);
    return answerPage(reply, page, viewOfTask);
  }

  @Route(showTask)
  async show(
    @Input() { params }: InputOf<typeof showTask>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<TaskView> {
    if (!isOfficer(caller)) throw new OfficersOnly();
    const row = await findTask(this.db, params.id, caller.organisationId);
    if (row === undefined) throw new TaskNotFound();
    reply.header('etag', etagOf(row.version));
    return viewOfTask(row);
  }
}
