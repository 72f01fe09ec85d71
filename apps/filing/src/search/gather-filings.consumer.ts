import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FilingLodged, type DataOf } from '@landport/contracts';
import { BATCH, type EventContext, type ReceivedEvent } from '@landport/messaging';
import { SearchIndex } from './search-index';

type Lodged = ReceivedEvent<DataOf<typeof FilingLodged>>;

/**
 * Gathers what filings are found by from the service's own events, so that the intake pays nothing for it. A replay
 * from the first event makes the index anew.
 */
@Controller()
export class GatherFilings {
  constructor(@Inject(SearchIndex) private readonly index: SearchIndex) {}

  @EventPattern([FilingLodged.type], BATCH)
  async gather(@Payload() events: readonly Lodged[], @Ctx() { tx }: EventContext): Promise<void> {
    await this.index.put(tx, [...new Set(events.map(({ data }) => data.filingId))].sort());
  }
}
