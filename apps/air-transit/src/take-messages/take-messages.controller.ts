import { Controller, Inject } from '@nestjs/common';
import { sendAirMessages } from '@landport/contracts';
import { Caller, ContentType, Idempotent, RawBody, Route, Trace, type Once } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import { TakeMessagesHandler } from './take-messages.handler';

@Controller()
export class TakeMessagesController {
  constructor(@Inject(TakeMessagesHandler) private readonly handler: TakeMessagesHandler) {}

  @Route(sendAirMessages)
  send(
    @Idempotent() once: Once,
    @RawBody() bytes: Buffer,
    @ContentType() contentType: string,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
  ): Promise<string> {
    return once.run(async (tx) => {
      const command = { bytes, contentType, senderId: caller.organisationId };
      const { answer, again } = await this.handler.take(tx, command, trace);
      return { status: again ? 200 : 201, body: answer };
    });
  }
}
