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
      warnedAt: null,
      overdueAt: null,
      escalatedFrom: null,
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

  /** To a colleague, who holds it from now on. */
  handOver(to: string, officer: Actor, at: string): void {
    this.assertHeldBy(officer);
    if (this.record.state !== 'claimed') throw new TaskNotClaimed();
    this.touch();
    this.record.assignee = to;
    this.record.claimedAt = at;
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

  /** The same officer keeps the task while the applicant is asked. */
  askApplicant(officer: Actor): void {
    this.assertHeldBy(officer);
    this.become('waiting');
  }

  /** @param version  of the filing, a later one where that is the answer */
  takeAnswer(version: number): void {
    if (this.record.state === 'waiting') this.become('claimed');
    else this.touch();
    this.record.filingVersion = version;
  }

  /** A new version has to be looked at again by the officer who had decided the last. */
  static again(task: NewTask, assignee: string, at: string): Task {
    const again = Task.open(task);
    again.claim({ id: assignee, organisationId: task.body }, at);
    return again;
  }

  /** What is still to be decided when the kind's time is over, and silence has a meaning. */
  decideBySilence(verdict: TaskVerdict, at: string): void {
    this.become('decided');
    this.record.verdict = verdict;
    this.record.decidedAt = at;
  }

  /** Work of another body from now on; what one officer proposed there is forgotten. */
  passTo(body: string): void {
    if (this.record.state === 'open') this.touch();
    else this.become('open');
    this.record.escalatedFrom = this.record.body;
    this.record.body = body;
    this.record.assignee = null;
    this.record.claimedAt = null;
    this.record.verdict = null;
  }

  /** How its time stands says nothing about the work: an officer's ETag stays good. */
  fallsDue(dueAt: string | null): void {
    this.record.dueAt = dueAt;
  }

  warn(at: string): void {
    this.record.warnedAt = at;
  }

  markOverdue(at: string): void {
    this.record.overdueAt = at;
  }

  cancel(): void {
    this.become('cancelled');
  }

  private touch(): void {
    this.record.version += 1;
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
    this.touch();
  }
}
