import {
  FilingAnswerDue,
  FilingAnswered,
  FilingDecided,
  FilingDocumentDue,
  FilingLapsed,
  FilingQueried,
  FilingReviewOpened,
  FilingRevoked,
  FilingStepPassed,
  TaskDecided,
  TaskEscalated,
  TaskOverdue,
  TaskWarned,
  type Decision,
  type Lane,
} from '@landport/contracts';
import { FilingRecord } from './filing-record';
import type { StepOfFiling } from './filing-state';
import { BY_RULES, type Actor } from './history-entry';
import type { QueryRecord } from './query';

/** Work whose time a clock measures. */
export interface TaskOnClock {
  readonly id: string;
  readonly body: string;
  readonly clock: string;
  readonly dueAt: string;
}

/** What the applicant left undone. */
export type LapsedOver = { readonly queryId: string } | { readonly document: string };

/** Work that a filing is put before an officer for. */
export interface OpenedTask {
  readonly id: string;
  /** Office or agency whose officers act. */
  readonly body: string;
  readonly lane: Lane | null;
  readonly step: string | null;
}

/** A filing on its way through the bodies that decide it. */
export abstract class ReviewedFiling extends FilingRecord {
  /** The step at which its bodies work now. */
  get openStep(): StepOfFiling | undefined {
    return this.state.steps.find(({ state }) => state === 'open');
  }

  /** The steps that its kind's conditions give it. */
  planWay(steps: readonly StepOfFiling[]): void {
    this.state.steps = steps;
  }

  /** @returns the next step, open from now on; nothing behind the last */
  enterStep(at: string): StepOfFiling | undefined {
    const next = this.state.steps.find(({ state }) => state === 'ahead');
    if (next === undefined) return undefined;
    const open = { ...next, state: 'open', openedAt: at } as const;
    this.state.steps = this.state.steps.map((step) => (step === next ? open : step));
    return open;
  }

  openReview({ id: taskId, body, lane, step }: OpenedTask, by: Actor, at: string): void {
    if (this.state.status !== 'underReview') this.become('underReview');
    this.state.lane = lane ?? this.state.lane;
    this.tell('reviewOpened', by, at);
    const data = { ...this.named(), concerns: this.told(body), taskId, body, openedAt: at };
    this.raise(FilingReviewOpened, this.state.id, {
      ...data,
      ...(lane === null ? {} : { lane }),
      ...(step === null ? {} : { step }),
    });
  }

  /** Its round is being marked: from now on it is not amended. */
  beginSelection(by: Actor, at: string): void {
    if (this.state.status !== 'underReview') this.become('underReview');
    this.tell('selectionBegan', by, at);
  }

  /** All bodies of the open step approved; the filing itself stays undecided. */
  passStep(by: Actor, at: string, why: string): void {
    const step = this.openStep?.name ?? '';
    this.closeStep('passed', at);
    this.tell('stepPassed', by, at, why);
    this.raise(FilingStepPassed, this.state.id, { ...this.named(), step, passedAt: at });
  }

  decide(decision: Decision, by: Actor, why?: string): void {
    this.become(decision.outcome);
    this.closeStep(decision.outcome === 'approved' ? 'passed' : 'refused', decision.decidedAt);
    this.state.decision = decision;
    this.tell(
      'decided',
      by,
      decision.decidedAt,
      why ?? decision.reasons.map(({ text }) => text.en).join(' '),
    );
    this.raise(FilingDecided, this.state.id, { ...this.named(), decision });
  }

  /** The kind's dated rules decide, without an officer. */
  decideByRules(outcome: Decision['outcome'], reasons: Decision['reasons'], at: string): void {
    const { mode } = this.state;
    this.decide({ outcome, mode, decidedAt: at, decidedBy: BY_RULES.id, reasons }, BY_RULES);
  }

  /** An officer's word on a task of another service, which applies or refuses it; the status waits for that. */
  forwardDecision(
    task: { readonly id: string; readonly body: string },
    outcome: Decision['outcome'],
    reason: string,
    by: Actor,
    at: string,
  ): void {
    this.tell('taskDecided', by, at, reason);
    const data = { ...this.named(), concerns: this.told(task.body), taskId: task.id };
    this.raise(TaskDecided, this.state.id, { ...data, outcome, reason, decidedBy: by.id, decidedAt: at });
  }

  /** A body asks the applicant; several may at the same time. */
  ask(query: Readonly<QueryRecord>, answerBy: string | null, by: Actor): void {
    const { id: queryId, taskId, body, askedAt, questions } = query;
    if (this.state.status !== 'queried') this.become('queried');
    this.tell('queried', by, askedAt, questions.map(({ text }) => text.en).join(' '));
    this.raise(FilingQueried, this.state.id, {
      ...this.named(),
      concerns: this.told(body),
      queryId,
      taskId,
      body,
      questions: [...questions],
      askedAt,
      ...(answerBy === null ? {} : { answerBy }),
    });
  }

  /** @param isLast  no other query waits, so the review goes on */
  takeAnswer({ id: queryId, body }: Readonly<QueryRecord>, isLast: boolean, by: Actor, at: string): void {
    if (isLast && this.state.status !== 'underReview') this.become('underReview');
    this.tell('answered', by, at);
    const data = { ...this.named(), concerns: this.told(body), queryId, body, answeredAt: at };
    this.raise(FilingAnswered, this.state.id, data);
  }

  /** The applicant's time to answer is almost over. */
  remind({ id: queryId, body }: Readonly<QueryRecord>, answerBy: string, at: string): void {
    this.tell('answerDue', BY_RULES, at);
    this.raise(FilingAnswerDue, this.state.id, { ...this.named(), queryId, body, answerBy });
  }

  /** The time for a paper that was let follow is almost over. */
  remindOfPaper(document: string, dueAt: string, at: string): void {
    this.tell('documentDue', BY_RULES, at, document);
    this.raise(FilingDocumentDue, this.state.id, { ...this.named(), document, dueAt });
  }

  /** Nobody answered, or sent the paper, in time: the applicant is taken to have given up. */
  lapse(over: LapsedOver, by: Actor, at: string, why: string): void {
    this.become('lapsed');
    this.closeStep('ended', at);
    this.tell('lapsed', by, at, why);
    this.raise(FilingLapsed, this.state.id, { ...this.named(), ...over, lapsedAt: at });
  }

  /** Told to the body alone: how its work stands is not the applicant's. */
  warnOf(task: TaskOnClock, at: string): void {
    this.tell('taskWarned', BY_RULES, at, `${task.body}: ${task.clock}`);
    const { body, clock, dueAt } = task;
    const data = { ...this.named(), concerns: [body], taskId: task.id, body, clock };
    this.raise(TaskWarned, this.state.id, { ...data, warnedAt: at, dueAt });
  }

  runOver(task: TaskOnClock, at: string): void {
    this.tell('taskOverdue', BY_RULES, at, `${task.body}: ${task.clock}`);
    const { body, clock, dueAt } = task;
    const data = { ...this.named(), concerns: [body], taskId: task.id, body, clock };
    this.raise(TaskOverdue, this.state.id, { ...data, dueAt });
  }

  escalate(
    task: { readonly id: string; readonly from: string; readonly to: string },
    by: Actor,
    at: string,
    reason: string,
  ): void {
    const { id: taskId, from, to } = task;
    this.tell('taskEscalated', by, at, reason);
    const data = { ...this.named(), concerns: [from, to], taskId, from, to };
    this.raise(TaskEscalated, this.state.id, { ...data, escalatedAt: at, escalatedBy: by.id, reason });
  }

  /** An approval is taken back; the decision stays readable beside it. */
  revoke(reasons: Decision['reasons'], by: Actor, at: string): void {
    this.become('revoked');
    this.tell('revoked', by, at, reasons.map(({ text }) => text.en).join(' '));
    this.raise(FilingRevoked, this.state.id, {
      ...this.named(),
      revokedAt: at,
      revokedBy: by.id,
      reasons: [...reasons],
    });
  }

  protected closeStep(state: 'passed' | 'refused' | 'ended', at: string): void {
    this.state.steps = this.state.steps.map((step) =>
      step.state === 'open' ? { ...step, state, closedAt: at } : step,
    );
  }
}
