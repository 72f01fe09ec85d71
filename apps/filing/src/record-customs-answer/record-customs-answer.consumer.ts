import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { BATCH, EventRefused, type EventContext, type ReceivedEvent } from '@landport/messaging';
import { Clock } from '@landport/platform';
import type { Filing } from '../domain/filing';
import { Procedure } from '../domain/procedure';
import { ClockRepository } from '../persistence/clock.repository';
import { FilingRepository, type TracedFact } from '../persistence/filing.repository';
import { TaskRepository } from '../persistence/task.repository';
import { Reviews } from '../reviews/reviews';
import { CUSTOMS, CUSTOMS_ANSWERS, type CustomsAnswerData } from './customs-answer';

type CustomsEvent = ReceivedEvent<CustomsAnswerData>;

/**
 * Records what customs reports of declarations and tells it on, in the filing's own sequence. One handler for all
 * answers, so that a batch locks its filings once and writes them once, however many answers each of them got.
 */
@Controller()
export class RecordCustomsAnswer {
  constructor(
    @Inject(Reviews) private readonly reviews: Reviews,
    @Inject(FilingRepository) private readonly filings: FilingRepository,
    @Inject(TaskRepository) private readonly tasks: TaskRepository,
    @Inject(ClockRepository) private readonly clocks: ClockRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @EventPattern([...CUSTOMS_ANSWERS.keys()], BATCH)
  async record(@Payload() events: readonly CustomsEvent[], @Ctx() { tx }: EventContext): Promise<void> {
    const filings = await this.filings.findAll(tx, [...new Set(events.map(({ data }) => data.filingId))]);
    const facts: TracedFact[] = [];
    const opened: Procedure[] = [];
    const left: string[] = [];
    for (const event of events) {
      const { filingId } = event.data;
      const filing = filings.get(filingId);
      if (filing === undefined) throw new EventRefused(`filing ${filingId} is not here`);
      const wasReviewed = isReviewed(filing);
      // What stood before is not asked: the work of another service begins anew with each of its reviews.
      const procedure = new Procedure(filing);
      this.take(procedure, event);
      if (procedure.tasks.length > 0) opened.push(procedure);
      else if (wasReviewed && !isReviewed(filing)) left.push(filingId);
      for (const fact of filing.takeFacts()) facts.push({ fact, trace: event });
    }
    await this.filings.saveAll(tx, [...filings.values()], facts);
    await this.tasks.saveAll(
      tx,
      opened.flatMap(({ tasks }) => tasks),
    );
    await this.clocks.saveAll(
      tx,
      opened.flatMap(({ clocks }) => clocks),
    );
    await this.tasks.cancelOf(tx, left);
    await this.clocks.endOf(tx, left, this.clock.now());
  }

  /** An answer to an earlier version, or one that crossed a withdrawal, leaves a note and changes nothing. */
  private take(procedure: Procedure, { type, data }: CustomsEvent): void {
    const answer = CUSTOMS_ANSWERS.get(type)!;
    const { filing } = procedure;
    if (filing.canTake(data.version, answer.becomes)) {
      answer.record(procedure, data, this.reviews);
      return;
    }
    const { version, status } = filing.snapshot;
    const why = `${type} of version ${data.version} came when version ${version} was ${status}.`;
    filing.note('ignored', CUSTOMS, answer.at(data), why);
  }
}

const isReviewed = ({ snapshot: { status } }: Filing): boolean =>
  status === 'underReview' || status === 'queried';
