import { EVENTS, publicDataOf } from '@landport/contracts';
import { BATCH, EventRefused, type EventContext, type ReceivedEvent } from '@landport/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Telling } from '../feed/feed-entry';
import { FeedTails } from '../feed/feed-tails';
import { FeedRepository } from '../feed/feed.repository';

type Told = ReceivedEvent<{ readonly concerns: readonly string[] }>;

/** Every event of the house goes into the feeds of those its producer names in `concerns`. */
@Controller()
export class AppendToFeedConsumer {
  constructor(
    @Inject(FeedRepository) private readonly feed: FeedRepository,
    @Inject(FeedTails) private readonly tails: FeedTails,
  ) {}

  @EventPattern([...EVENTS.keys()], BATCH)
  async append(@Payload() events: Told[], @Ctx() { tx }: EventContext): Promise<void> {
    const ends = await this.feed.append(tx, events.map(tellingOf));
    tx.afterCommit(() => this.tails.advanced(ends));
  }
}

function tellingOf(event: Told): Telling {
  const definition = EVENTS.get(event.type);
  if (!definition) throw new EventRefused(`${event.type} is not in the catalogue`);
  return {
    id: event.id,
    type: event.type,
    time: new Date(event.time),
    subject: event.subject,
    data: JSON.stringify(publicDataOf(definition, event.data)),
    traceparent: event.traceparent,
    organisations: event.data.concerns,
  };
}
