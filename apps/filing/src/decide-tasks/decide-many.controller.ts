import { Controller, Inject } from '@nestjs/common';
import { decideTasks, type TaskResult } from '@landport/contracts';
import { Caller, Input, languageOf, Reply, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { isOfficer } from '../domain/officer';
import { OfficersOnly } from '../domain/task-errors';
import { DecideManyHandler } from './decide-many.handler';

@Controller()
export class DecideManyController {
  constructor(@Inject(DecideManyHandler) private readonly handler: DecideManyHandler) {}

  @Route(decideTasks)
  async decide(
    @Input() { query, body }: InputOf<typeof decideTasks>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<{ decided: number; items: TaskResult[] }> {
    if (!isOfficer(caller)) throw new OfficersOnly();
    const { tasks, ...given } = body;
    const officer = { id: caller.subject, organisationId: caller.organisationId };
    const language = languageOf(reply.request.headers['accept-language']);
    const many = { tasks, given, officer, trace, language };
    const isPreview = query.validate === 'only';
    const items = await (isPreview ? this.handler.preview(many) : this.handler.decide(many));
    return { decided: items.filter(({ result }) => result !== 'notDecided').length, items };
  }
}
