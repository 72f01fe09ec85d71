import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { BATCH, EventRefused, type EventContext, type ReceivedEvent } from '@landport/messaging';
import type { Filing } from '../domain/filing';
import type { Task } from '../domain/task';
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
  ) {}

  @EventPattern([...CUSTOMS_ANSWERS.keys()], BATCH)
  async record(@Payload() events: readonly CustomsEvent[], @Ctx() { tx }: EventContext): Promise<void> {
    const filings = await this.filings.findAll(tx, [...new Set(events.map(({ data }) => data.filingId))]);
    const facts: TracedFact[] = [];
    const opened: Task[] = [];
    const left: string[] = [];
    for (const event of events) {
      const { filingId } = event.data;
      const filing = filings.get(filingId);
      if (filing === undefined) throw new EventRefused(`filing ${filingId} is not here`);
      const wasReviewed = filing.snapshot.status === 'underReview';
      const task = this.take(filing, event);
      if (task) opened.push(task);
      else if (wasReviewed && filing.snapshot.status !== 'underReview') left.push(filingId);
      for (const fact of filing.takeFacts()) facts.push({ fact, trace: event });
    }
    await this.filings.saveAll(tx, [...filings.values()], facts);
    await this.tasks.saveAll(tx, opened);
    await this.tasks.cancelOf(tx, left);
  }

  /** An answer to an earlier version, or one that crossed a withdrawal, leaves a note and changes nothing. */
  private take(filing: Filing, { type, data }: CustomsEvent): Task | undefined {
    const answer = CUSTOMS_ANSWERS.get(type)!;
    if (filing.canTake(data.version, answer.becomes)) {
      return answer.record(filing, data, this.reviews);
    }
    const { version, status } = filing.snapshot;
    const why = `${type} of version ${data.version} came when version ${version} was ${status}.`;
    filing.note('ignored', CUSTOMS, answer.at(data), why);
    return undefined;
  }
}
