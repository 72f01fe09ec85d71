import { Controller, Inject } from '@nestjs/common';
import { showDraftFaults, submitDraft, type DraftVerdict } from '@landport/contracts';
import { Caller, Input, languageOf, Reply, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { assertCovered } from '../mandates/acting';
import { sendAnswer } from '../submission/submission-answer';
import { DraftFaults } from './draft-faults';
import { DraftRepository } from './draft.repository';
import { SubmitDraftHandler } from './submit-draft.handler';

@Controller()
export class SubmitDraftController {
  constructor(
    @Inject(DraftRepository) private readonly drafts: DraftRepository,
    @Inject(DraftFaults) private readonly faults: DraftFaults,
    @Inject(SubmitDraftHandler) private readonly handler: SubmitDraftHandler,
  ) {}

  @Route(showDraftFaults)
  async try(
    @Input() { params: { id } }: InputOf<typeof showDraftFaults>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<DraftVerdict> {
    const draft = await this.drafts.get(id, caller.organisationId);
    assertCovered(caller, draft.kind ?? undefined);
    const language = languageOf(reply.request.headers['accept-language']);
    return this.faults.of(draft.content, caller.organisationId, language);
  }

  @Route(submitDraft)
  async submit(
    @Input() { params: { id }, headers }: InputOf<typeof submitDraft>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<string> {
    return sendAnswer(reply, await this.handler.submit(id, headers['if-match'], caller, trace));
  }
}
