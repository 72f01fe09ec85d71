import { Inject, Injectable } from '@nestjs/common';
import type { Text } from '@landport/contracts';
import { opinionsOutstanding } from '../domain/conclusion';
import { OpinionsOutstanding } from '../domain/task-errors';
import type { TaskVerdict } from '../domain/task-record';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { Reviews } from '../reviews/reviews';
import { TaskDesk, type TaskCommand, type Work } from '../work-tasks/task-desk';
import { reasonsOf, type GivenReasons } from './given-reasons';

export interface GivenDecision extends GivenReasons {
  readonly conditions?: readonly Text[] | undefined;
}

/** What officers say on the tasks of their body, and what comes of it. */
@Injectable()
export class DecideTasksHandler {
  constructor(
    @Inject(TaskDesk) private readonly desk: TaskDesk,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(Reviews) private readonly reviews: Reviews,
  ) {}

  decide(command: TaskCommand, given: GivenDecision): Promise<void> {
    return this.desk.change(command, (work) => this.apply(work, given));
  }

  giveOpinion(command: TaskCommand, opinion: Text): Promise<void> {
    return this.desk.change(command, ({ task, filing, procedure, officer, at }) => {
      const reasons = [{ code: 'opinion', text: opinion }];
      task.decide({ outcome: 'opinion', reasons, conditions: [] }, officer, at);
      filing.note('opinionGiven', officer, at, opinion.en);
      this.reviews.advance(procedure, officer, at);
    });
  }

  confirm(command: TaskCommand): Promise<void> {
    return this.desk.change(command, (work) => {
      const { task, filing, officer, at } = work;
      task.confirm(officer, at);
      filing.note('taskConfirmed', officer, at);
      this.conclude(work);
    });
  }

  sendBack(command: TaskCommand, reason: string): Promise<void> {
    return this.desk.change(command, ({ task, filing, officer, at }) => {
      task.sendBack(officer);
      filing.note('taskSentBack', officer, at, reason);
    });
  }

  /** @throws OpinionsOutstanding, UnknownReason and what the task refuses */
  apply(work: Work, { conditions = [], ...given }: GivenDecision): void {
    const { task, filing, procedure, officer, at } = work;
    const { kind, kindValidFrom } = filing.snapshot;
    const { reasons: listed } = this.kinds.current.inForce(kind, kindValidFrom).source.header;
    const verdict: TaskVerdict = {
      outcome: given.outcome,
      reasons: reasonsOf(given, listed),
      conditions: [...conditions],
    };
    task.decide(verdict, officer, at);
    const outstanding = opinionsOutstanding(
      procedure.current.map(({ snapshot }) => snapshot),
      at,
    );
    if (outstanding.length > 0) throw new OpinionsOutstanding(outstanding);
    if (task.snapshot.state === 'proposed') filing.note('taskProposed', officer, at, wordsOf(verdict));
    else this.conclude(work);
  }

  /** A task that filing opened itself leads the filing on; one of another service tells that service. */
  private conclude({ task, filing, procedure, officer, at }: Work): void {
    const { id, body, origin, verdict } = task.snapshot;
    if (verdict === null || verdict.outcome === 'opinion') return;
    if (origin === 'customs-zone') {
      filing.forwardDecision({ id, body }, verdict.outcome, wordsOf(verdict), officer, at);
      return;
    }
    const areOthersAtWork = procedure.current.some(({ isLive }) => isLive);
    if (areOthersAtWork) filing.note('taskDecided', officer, at, wordsOf(verdict));
    this.reviews.advance(procedure, officer, at);
  }
}

const wordsOf = ({ reasons }: TaskVerdict): string => reasons.map(({ text }) => text.en).join(' ');
