import type { Lane, TaskState, TaskVerdict } from '@landport/contracts';
import type { Transitions } from '@landport/domain';

export type { TaskState, TaskVerdict } from '@landport/contracts';

/**
 * Where a task may go. `decided` from `open`: by silence. `proposed` to `claimed`: the second person sent it back;
 * to `open`: it went to another body.
 */
export const TASK_TRANSITIONS = {
  open: ['claimed', 'decided', 'cancelled'],
  claimed: ['open', 'waiting', 'proposed', 'decided', 'cancelled'],
  waiting: ['claimed', 'cancelled'],
  proposed: ['open', 'claimed', 'decided', 'cancelled'],
  decided: [],
  cancelled: [],
} as const satisfies Transitions<TaskState>;

export interface TaskRecord {
  readonly id: string;
  readonly filingId: string;
  filingVersion: number;
  /** Office or agency whose officers may act. */
  body: string;
  readonly queue: string;
  readonly lane: Lane | null;
  /** Who asked for the review: filing decides its own, customs-zone hears the decision and applies it. */
  readonly origin: 'filing' | 'customs-zone';
  /** Step of the kind; null for the work of another service. */
  readonly step: string | null;
  /** In a joint review one body decides and the others advise it. */
  readonly role: 'decides' | 'advises';
  /** A decision holds once another officer of the body confirms it. */
  readonly wantsSecondPerson: boolean;
  readonly openedAt: string;
  /** Null where no clock runs. */
  dueAt: string | null;
  /** Since when its time is almost over. */
  warnedAt: string | null;
  /** Since when its time is over. */
  overdueAt: string | null;
  /** Body that had it before. */
  escalatedFrom: string | null;
  state: TaskState;
  assignee: string | null;
  /** Since when the assignee holds it. */
  claimedAt: string | null;
  /** Raised by every change; the object's ETag. */
  version: number;
  /** What is proposed or decided. */
  verdict: TaskVerdict | null;
  decidedAt: string | null;
  /** Second officer. */
  confirmedBy: string | null;
}

type Fresh =
  | 'state'
  | 'assignee'
  | 'claimedAt'
  | 'version'
  | 'verdict'
  | 'decidedAt'
  | 'confirmedBy'
  | 'warnedAt'
  | 'overdueAt'
  | 'escalatedFrom';
export type NewTask = Omit<TaskRecord, Fresh>;
