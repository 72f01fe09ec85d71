import { Inject, Injectable } from '@nestjs/common';
import type { TaskView } from '@landport/contracts';
import { etagOf, requireIfMatch, type Caller } from '@landport/http';
import { Clock, Database, type TraceContext, type Tx } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import type { Filing } from '../domain/filing';
import type { Actor } from '../domain/history-entry';
import { isOfficer } from '../domain/officer';
import type { Procedure } from '../domain/procedure';
import type { Task } from '../domain/task';
import { OfficersOnly, TaskNotFound } from '../domain/task-errors';
import { findPassedTask, findTask, taskHref, viewOfTask } from '../list-tasks/task-view';
import { ProcedureRepository } from '../persistence/procedure.repository';

export interface TaskCommand {
  readonly taskId: string;
  readonly ifMatch: string | undefined;
  readonly officer: Actor;
  readonly trace: TraceContext;
}

/** A task in an officer's hand, with all that it may change. */
export interface Work {
  readonly task: Task;
  readonly filing: Filing;
  readonly procedure: Procedure;
  readonly officer: Actor;
  readonly at: string;
}

interface TaskRequest {
  readonly params: { readonly id: string };
  readonly headers: { readonly 'if-match'?: string | undefined };
}

/** Where officers change tasks: one transaction with the filing's row locked, for the version that they have seen. */
@Injectable()
export class TaskDesk {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ProcedureRepository) private readonly procedures: ProcedureRepository,
  ) {}

  /** @throws TaskNotFound also for a task of another body, Problem 412 and 428 */
  async change(command: TaskCommand, act: (work: Work) => void): Promise<void> {
    await this.db.transaction(async (tx) => {
      const procedure = await this.act(tx, command, act);
      await this.procedures.save(tx, procedure, command.trace);
    });
  }

  /** Refuses what `change` would refuse, and keeps nothing. */
  async tryOut(command: TaskCommand, act: (work: Work) => void): Promise<void> {
    await this.db.transaction((tx) => this.act(tx, command, act));
  }

  /** The task as it is now, with the ETag of its next change. */
  async show(id: string, { organisationId }: Caller, reply: FastifyReply): Promise<TaskView> {
    const row = await findTask(this.db, id, organisationId);
    if (row === undefined) throw new TaskNotFound();
    reply.header('etag', etagOf(row.version));
    return viewOfTask(row);
  }

  /** A task that went from the caller's body to another, as it came there. */
  async showPassed(id: string, { organisationId }: Caller, reply: FastifyReply): Promise<TaskView> {
    const row = await findPassedTask(this.db, id, organisationId);
    if (row === undefined) throw new TaskNotFound();
    reply.header('etag', etagOf(row.version));
    return viewOfTask(row);
  }

  private async act(tx: Tx, command: TaskCommand, act: (work: Work) => void): Promise<Procedure> {
    const { taskId, ifMatch, officer } = command;
    const seen = await findTask(tx, taskId, officer.organisationId);
    if (seen === undefined) throw new TaskNotFound();
    const procedure = await this.procedures.get(tx, seen.filing_id);
    const task = procedure.taskOf(officer.organisationId, taskId);
    requireIfMatch(ifMatch, task.snapshot.version, taskHref(taskId));
    const at = this.clock.now().toISOString();
    act({ task, filing: procedure.filing, procedure, officer, at });
    return procedure;
  }
}

/** @throws OfficersOnly */
export function commandOf(
  { params, headers }: TaskRequest,
  caller: Caller,
  trace: TraceContext,
): TaskCommand {
  if (!isOfficer(caller)) throw new OfficersOnly();
  const officer = { id: caller.subject, organisationId: caller.organisationId };
  return { taskId: params.id, ifMatch: headers['if-match'], officer, trace };
}
