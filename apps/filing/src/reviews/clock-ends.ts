import { Inject, Injectable } from '@nestjs/common';
import type { Decision, Text } from '@landport/contracts';
import type { KindClock } from '@landport/kinds';
import { SILENCE } from '../domain/conclusion';
import type { FilingClock } from '../domain/filing-clock';
import { BY_RULES } from '../domain/history-entry';
import type { PostCheck } from '../domain/post-check/post-check';
import type { Procedure } from '../domain/procedure';
import { FollowingPapers } from '../following-papers/following-papers';
import { ApplicantQueries } from './applicant-queries';
import { Reviews } from './reviews';
import { StepClocks } from './step-clocks';

/** What happens when a clock warns, and when it is over. */
@Injectable()
export class ClockEnds {
  constructor(
    @Inject(StepClocks) private readonly clocks: StepClocks,
    @Inject(ApplicantQueries) private readonly queries: ApplicantQueries,
    @Inject(Reviews) private readonly reviews: Reviews,
    @Inject(FollowingPapers) private readonly papers: FollowingPapers,
  ) {}

  /**
   * Does what is due; nothing when somebody was quicker.
   * @param isUnderCheck  the filing's approval is being looked at again
   * @returns a check after the decision that follows from it, for the caller to store
   */
  take(procedure: Procedure, clockId: string, at: string, isUnderCheck: boolean): PostCheck | undefined {
    const clock = procedure.clocks.find(({ snapshot }) => snapshot.id === clockId);
    const nextAt = clock?.nextAt;
    if (clock === undefined || !nextAt || nextAt > at) return undefined;
    const { purpose, dueAt } = clock.snapshot;
    if (nextAt !== dueAt) this.warn(procedure, clock, at);
    else if (purpose === 'document') return this.papers.runOut(procedure, clock, at, isUnderCheck);
    else if (purpose === 'answer') this.giveUp(procedure, clock, at);
    else this.runOut(procedure, clock, at);
    return undefined;
  }

  private warn(procedure: Procedure, clock: FilingClock, at: string): void {
    clock.warn(at);
    const { filing } = procedure;
    const { name, dueAt, queryId, purpose } = clock.snapshot;
    if (dueAt === null) return;
    if (purpose === 'document') {
      filing.remindOfPaper(name, dueAt, at);
      return;
    }
    if (queryId !== null) {
      filing.remind(procedure.openQuery(queryId).snapshot, dueAt, at);
      return;
    }
    for (const task of procedure.live) {
      task.warn(at);
      filing.warnOf({ ...task.snapshot, clock: name, dueAt }, at);
    }
  }

  private giveUp(procedure: Procedure, clock: FilingClock, at: string): void {
    clock.end('ranOut', at);
    const query = procedure.openQueries.find(({ snapshot }) => snapshot.id === clock.snapshot.queryId);
    if (query !== undefined) this.queries.lapse(procedure, query, at);
  }

  /** The kind says what silence means, or who gets the work; else it stays where it is, and is marked. */
  private runOut(procedure: Procedure, clock: FilingClock, at: string): void {
    const { filing } = procedure;
    const rule = this.clocks.ruleOf(filing, clock.snapshot.name);
    clock.end('ranOut', at);
    const isOurs = procedure.live.every(({ snapshot }) => snapshot.origin === 'filing');
    if (rule?.atEnd !== undefined && isOurs && filing.snapshot.status === 'underReview') {
      this.takeSilence(procedure, rule, rule.atEnd, at);
      return;
    }
    for (const task of procedure.live) {
      const { name, dueAt } = clock.snapshot;
      task.markOverdue(at);
      filing.runOver({ ...task.snapshot, clock: name, dueAt: dueAt ?? at }, at);
      const why = `${clock.snapshot.workingDays} working days are over: ${rule?.title.en ?? name}.`;
      this.clocks.passUp(procedure, task, BY_RULES, at, why);
    }
  }

  private takeSilence(procedure: Procedure, rule: KindClock, outcome: Decision['outcome'], at: string): void {
    const reasons = [{ code: SILENCE, text: silenceOf(rule, outcome) }];
    for (const task of procedure.live) {
      if (task.snapshot.role === 'decides') task.decideBySilence({ outcome, reasons, conditions: [] }, at);
      else task.cancel();
    }
    this.reviews.advance(procedure, BY_RULES, at);
  }
}

function silenceOf({ workingDays, title }: KindClock, outcome: Decision['outcome']): Text {
  const meaning = { approved: ['approved', '同意'], refused: ['refused', '不予批准'] }[outcome];
  return {
    en: `Nobody decided within ${workingDays} working days (${title.en}); by the rule of the kind that means ${meaning[0]}.`,
    zh: `${workingDays} 个工作日内未作出决定(${title.zh}),按该申报种类的规定视为${meaning[1]}。`,
  };
}
