import { FilingLodged } from '@landport/contracts';
import { BATCH, type EventContext } from '@landport/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { LodgedEvent } from './lodged-declaration';
import { TakeDeclarationHandler } from './take-declaration.handler';

@Controller()
export class TakeDeclarationConsumer {
  constructor(@Inject(TakeDeclarationHandler) private readonly handler: TakeDeclarationHandler) {}

  @EventPattern([FilingLodged.type], BATCH)
  async takeIntoControl(@Payload() events: LodgedEvent[], @Ctx() { tx }: EventContext): Promise<void> {
    await this.handler.take(tx, events);
  }
}
