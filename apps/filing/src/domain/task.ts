import { assertTransition } from '@landport/domain';
import type { Actor } from './history-entry';
import { NothingProposed, NotTheRole, NotYourTask, SecondPersonWanted, TaskNotClaimed } from './task-errors';
import {
  TASK_TRANSITIONS,
  type NewTask,
  type TaskRecord,
  type TaskState,
  type TaskVerdict,
} from './task-record';

/** A piece of work for one officer of a body: taken by one, decided by that one. */
export class Task {
  constructor(private readonly record: TaskRecord) {}

  static open(task: NewTask): Task {
    return new Task({
      ...task,
      state: 'open',
      assignee: null,
      claimedAt: null,
      version: 1,
      verdict: null,
      decidedAt: null,
      confirmedBy: null,
    });
  }

  get snapshot(): Readonly<TaskRecord> {
    return this.record;
  }

  get isLive(): boolean {
    return this.record.state !== 'decided' && this.record.state !== 'cancelled';
  }

  claim(officer: Actor, at: string): void {
    this.become('claimed');
    this.record.assignee = officer.id;
    this.record.claimedAt = at;
  }

  giveBack(officer: Actor): void {
    this.assertHeldBy(officer);
    this.become('open');
    this.record.assignee = null;
    this.record.claimedAt = null;
  }

  /** The step is decided at once, or when a second officer confirms, where it wants one. */
  decide(verdict: TaskVerdict, officer: Actor, at: string): void {
    const isOpinion = verdict.outcome === 'opinion';
    if (isOpinion !== (this.record.role === 'advises')) throw new NotTheRole(this.record.role);
    this.assertHeldBy(officer);
    this.become(this.record.wantsSecondPerson && !isOpinion ? 'proposed' : 'decided');
    this.record.verdict = verdict;
    if (this.record.state === 'decided') this.record.decidedAt = at;
  }

  /** @throws SecondPersonWanted when the one who proposed confirms */
  confirm(officer: Actor, at: string): void {
    this.assertProposedByAnother(officer);
    this.become('decided');
    this.record.confirmedBy = officer.id;
    this.record.decidedAt = at;
  }

  /** Back to the officer who proposed. */
  sendBack(officer: Actor): void {
    this.assertProposedByAnother(officer);
    this.become('claimed');
    this.record.verdict = null;
  }

  cancel(): void {
    this.become('cancelled');
  }

  private assertProposedByAnother(officer: Actor): void {
    if (this.record.state !== 'proposed') throw new NothingProposed(this.record.state);
    if (this.record.assignee === officer.id) throw new SecondPersonWanted();
  }

  private assertHeldBy(officer: Actor): void {
    const { state, assignee } = this.record;
    if (state === 'open') throw new TaskNotClaimed();
    if (state === 'claimed' && assignee !== officer.id) throw new NotYourTask();
  }

  private become(state: TaskState): void {
    assertTransition('The task', TASK_TRANSITIONS, this.record.state, state);
    this.record.state = state;
    this.record.version += 1;
  }
}
