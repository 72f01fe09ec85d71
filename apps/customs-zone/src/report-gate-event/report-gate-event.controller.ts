import { reportGateEvent } from '@landport/contracts';
import { Caller, Idempotent, Input, Once, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import { gatePassView } from '../show-gate-passes/gate-pass-view';
import { ReportGateEventHandler } from './report-gate-event.handler';

@Controller()
export class ReportGateEventController {
  constructor(@Inject(ReportGateEventHandler) private readonly handler: ReportGateEventHandler) {}

  @Route(reportGateEvent)
  report(
    @Input() { params, body }: InputOf<typeof reportGateEvent>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Idempotent() once: Once,
  ): Promise<string> {
    return once.run(async (tx) => {
      const { pass, ...event } = await this.handler.report(tx, params.id, body, caller, trace);
      return { status: 201, body: { ...event, gatePass: gatePassView(pass) } };
    });
  }
}
