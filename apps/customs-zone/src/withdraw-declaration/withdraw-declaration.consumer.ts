import { FilingWithdrawn, type DataOf } from '@landport/contracts';
import type { EventContext, ReceivedEvent } from '@landport/messaging';
import { Clock } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { DeclarationRepository } from '../persistence/declaration.repository';
import { GuaranteeRepository } from '../persistence/guarantee.repository';

type WithdrawnEvent = ReceivedEvent<DataOf<typeof FilingWithdrawn>>;

@Controller()
export class WithdrawDeclarationConsumer {
  constructor(
    @Inject(DeclarationRepository) private readonly declarations: DeclarationRepository,
    @Inject(GuaranteeRepository) private readonly guarantees: GuaranteeRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What is released stays released: filing hears of the release and shows it. */
  @EventPattern([FilingWithdrawn.type])
  async takeBack(@Payload() event: WithdrawnEvent, @Ctx() { tx }: EventContext): Promise<void> {
    const { filingId, organisationId, reason } = event.data;
    const declaration = (await this.declarations.lock(tx, [filingId])).get(filingId);
    if (declaration === undefined) return;
    const at = this.clock.now().toISOString();
    if (declaration.withdraw(organisationId, reason, at)) {
      await this.guarantees.release(tx, [declaration.state], at);
    }
    const { traceparent, correlationId } = event;
    await this.declarations.save(tx, [{ declaration, trace: { traceparent, correlationId } }]);
  }
}
