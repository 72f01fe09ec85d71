import { Controller, Inject } from '@nestjs/common';
import { createDraft, removeDraft, saveDraft, type DraftContent, type DraftView } from '@landport/contracts';
import {
  Caller,
  etagOf,
  Idempotent,
  Input,
  Once,
  Reply,
  requireIfMatch,
  Route,
  type InputOf,
} from '@landport/http';
import { Clock, Database, Ids } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { actorOf } from '../mandates/acting';
import { draftHref, viewOfDraft } from './draft-row';
import { DraftRepository } from './draft.repository';
import { SaveDraftHandler } from './save-draft.handler';

@Controller()
export class KeepDraftController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(DraftRepository) private readonly drafts: DraftRepository,
    @Inject(SaveDraftHandler) private readonly handler: SaveDraftHandler,
  ) {}

  @Route(createDraft)
  create(
    @Input() { body }: InputOf<typeof createDraft>,
    @Caller() caller: Caller,
    @Idempotent() once: Once,
  ): Promise<string> {
    const { organisationId } = caller;
    const by = actorOf(caller, body.kind);
    return once.run(async (tx) => {
      const id = this.ids.next();
      await this.drafts.add(tx, { id, organisationId, content: body }, by, this.clock.now());
      return {
        status: 201,
        headers: { location: draftHref(id), etag: etagOf(1) },
        body: viewOfDraft(await this.drafts.get(id, organisationId, tx)),
      };
    });
  }

  @Route(saveDraft)
  async save(
    @Input() { params: { id }, headers, body }: InputOf<typeof saveDraft>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<DraftView> {
    const content: DraftContent = body;
    const saved = await this.handler.save(id, content, headers['if-match'], caller);
    reply.header('etag', etagOf(saved.version));
    return viewOfDraft(saved);
  }

  @Route(removeDraft)
  async remove(
    @Input() { params: { id }, headers }: InputOf<typeof removeDraft>,
    @Caller() caller: Caller,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const draft = await this.handler.open(tx, id, caller);
      requireIfMatch(headers['if-match'], draft.version, draftHref(id));
      await this.drafts.remove(tx, id);
    });
  }
}
