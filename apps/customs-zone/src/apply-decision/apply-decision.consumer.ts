import { TaskDecided, type DataOf } from '@landport/contracts';
import type { EventContext, ReceivedEvent } from '@landport/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ApplyDecisionHandler } from './apply-decision.handler';

export type DecidedEvent = ReceivedEvent<DataOf<typeof TaskDecided>>;

@Controller()
export class ApplyDecisionConsumer {
  constructor(@Inject(ApplyDecisionHandler) private readonly handler: ApplyDecisionHandler) {}

  @EventPattern([TaskDecided.type])
  async applyDecision(@Payload() event: DecidedEvent, @Ctx() { tx }: EventContext): Promise<void> {
    await this.handler.apply(tx, event);
  }
}
