import { TaskDecided } from '@landport/contracts';
import type { EventContext } from '@landport/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ApplyDecisionHandler, type DecidedEvent } from './apply-decision.handler';

@Controller()
export class ApplyDecisionConsumer {
  constructor(@Inject(ApplyDecisionHandler) private readonly handler: ApplyDecisionHandler) {}

  @EventPattern([TaskDecided.type])
  async applyDecision(@Payload() event: DecidedEvent, @Ctx() { tx }: EventContext): Promise<void> {
    await this.handler.apply(tx, event);
  }
}
