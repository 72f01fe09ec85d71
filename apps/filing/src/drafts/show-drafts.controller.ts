import { Controller, Inject } from '@nestjs/common';
import {
  listDraftRevisions,
  listDrafts,
  showDraft,
  showDraftRevision,
  type DraftRevisions,
  type DraftRevisionView,
  type DraftSummary,
  type DraftView,
} from '@landport/contracts';
import {
  answerPage,
  Caller,
  etagOf,
  Input,
  pageOf,
  readCursor,
  Reply,
  Route,
  type InputOf,
} from '@landport/http';
import { Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { DraftNotFound } from '../domain/draft-errors';
import { assertCovered, kindsShown } from '../mandates/acting';
import {
  DRAFT_COLUMNS,
  draftHref,
  summaryOf,
  viewOfDraft,
  type DraftRow,
  type DraftSummaryRow,
} from './draft-row';
import { DraftRepository } from './draft.repository';

const LIST = `
  SELECT ${DRAFT_COLUMNS}
    FROM draft d
    JOIN draft_revision r ON r.draft_id = d.id AND r.version = d.version
    LEFT JOIN filing_key k ON k.organisation_id = d.organisation_id AND k.scope = 'draft' AND k.value = d.id::text
   WHERE d.organisation_id = $1
     AND ($2::uuid IS NULL OR d.id < $2)
     AND ($3::text IS NULL OR d.kind = $3)
     AND ($4::text[] IS NULL OR d.kind = ANY($4))
     AND ($5::boolean IS NULL OR (k.filing_id IS NOT NULL) = $5)
   ORDER BY d.id DESC LIMIT $6`;

@Controller()
export class ShowDraftsController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(DraftRepository) private readonly drafts: DraftRepository,
  ) {}

  @Route(listDrafts)
  async list(
    @Input() { query }: InputOf<typeof listDrafts>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: DraftSummary[]; next?: { href: string } }> {
    const { limit, cursor, kind, state } = query;
    const rows = await this.db.query<DraftSummaryRow & Record<string, unknown>>(LIST, [
      caller.organisationId,
      readCursor(z.uuid(), cursor),
      kind,
      kindsShown(caller),
      state && state === 'submitted',
      limit + 1,
    ]);
    return answerPage(
      reply,
      pageOf(rows, limit, (row) => row.id),
      summaryOf,
    );
  }

  @Route(showDraft)
  async show(
    @Input() { params: { id } }: InputOf<typeof showDraft>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<DraftView> {
    const draft = await this.seen(id, caller);
    reply.header('etag', etagOf(draft.version));
    return viewOfDraft(draft);
  }

  @Route(listDraftRevisions)
  async revisions(
    @Input() { params: { id } }: InputOf<typeof listDraftRevisions>,
    @Caller() caller: Caller,
  ): Promise<DraftRevisions> {
    await this.seen(id, caller);
    const rows = await this.drafts.revisions(id);
    return {
      items: rows.map(({ version, bytes, saved_at, saved_by }) => ({
        version,
        savedAt: saved_at.toISOString(),
        savedBy: saved_by,
        bytes,
        href: `${draftHref(id)}/revisions/${version}`,
      })),
    };
  }

  @Route(showDraftRevision)
  async revision(
    @Input() { params: { id, version } }: InputOf<typeof showDraftRevision>,
    @Caller() caller: Caller,
  ): Promise<DraftRevisionView> {
    await this.seen(id, caller);
    const row = await this.drafts.findRevision(id, version);
    if (row === undefined) throw new DraftNotFound();
    const { content, bytes, saved_at: savedAt, saved_by: savedBy } = row;
    return { version, savedAt: savedAt.toISOString(), savedBy, bytes, ...content };
  }

  private async seen(id: string, caller: Caller): Promise<DraftRow> {
    const draft = await this.drafts.get(id, caller.organisationId);
    assertCovered(caller, draft.kind ?? undefined);
    return draft;
  }
}
