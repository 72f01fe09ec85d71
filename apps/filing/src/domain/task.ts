import type { Lane } from '@landport/contracts';
import { assertTransition, type Transitions } from '@landport/domain';
import type { Actor } from './history-entry';
import { NotYourTask, TaskNotClaimed } from './task-errors';

export const TASK_STATES = ['open', 'claimed', 'decided', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const TASK_TRANSITIONS = {
  open: ['claimed', 'cancelled'],
  claimed: ['open', 'decided', 'cancelled'],
  decided: [],
  cancelled: [],
} as const satisfies Transitions<TaskState>;

export interface TaskRecord {
  readonly id: string;
  readonly filingId: string;
  readonly filingVersion: number;
  /** Office or agency whose officers may act. */
  readonly body: string;
  readonly queue: string;
  readonly lane: Lane | null;
  /** Who asked for the review: filing decides its own, customs-zone hears the decision and applies it. */
  readonly origin: 'filing' | 'customs-zone';
  readonly openedAt: string;
  readonly dueAt: string | null;
  state: TaskState;
  assignee: string | null;
  /** Raised by every change; the object's ETag. */
  version: number;
  outcome: 'approved' | 'refused' | null;
  reason: string | null;
  decidedAt: string | null;
}

export type NewTask = Pick<
  TaskRecord,
  'id' | 'filingId' | 'filingVersion' | 'body' | 'queue' | 'lane' | 'origin' | 'openedAt' | 'dueAt'
>;

/** A piece of work for one officer of a body: taken by one, decided by that one. */
export class Task {
  constructor(private readonly record: TaskRecord) {}

  static open(task: NewTask): Task {
    return new Task({
      ...task,
      state: 'open',
      assignee: null,
      version: 1,
      outcome: null,
      reason: null,
      decidedAt: null,
    });
  }

  get snapshot(): Readonly<TaskRecord> {
    return this.record;
  }

  claim(officer: Actor): void {
    this.become('claimed');
    this.record.assignee = officer.id;
  }

  giveBack(officer: Actor): void {
    this.assertHeldBy(officer);
    this.become('open');
    this.record.assignee = null;
  }

  decide(outcome: 'approved' | 'refused', reason: string, officer: Actor, at: string): void {
    this.assertHeldBy(officer);
    this.become('decided');
    this.record.outcome = outcome;
    this.record.reason = reason;
    this.record.decidedAt = at;
  }

  private assertHeldBy(officer: Actor): void {
    if (this.record.state === 'open') throw new TaskNotClaimed();
    if (this.record.state === 'claimed' && this.record.assignee !== officer.id) throw new NotYourTask();
  }

  private become(state: TaskState): void {
    assertTransition('The task', TASK_TRANSITIONS, this.record.state, state);
    this.record.state = state;
    this.record.version += 1;
  }
}
