import {
  FilingDecided,
  FilingReviewOpened,
  FilingRevoked,
  FilingStepPassed,
  TaskDecided,
  type Decision,
  type Lane,
} from '@landport/contracts';
import { FilingRecord } from './filing-record';
import type { StepOfFiling } from './filing-state';
import { BY_RULES, type Actor } from './history-entry';

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
  planWay(steps: readonly Pick<StepOfFiling, 'name' | 'bodies' | 'clock'>[]): void {
    this.state.steps = steps.map((step) => ({ ...step, state: 'ahead' }));
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
