import { Controller, Inject } from '@nestjs/common';
import {
  createTemplate,
  listTemplates,
  removeTemplate,
  showTemplate,
  type TemplateView,
} from '@landport/contracts';
import {
  answerPage,
  Caller,
  Idempotent,
  Input,
  Once,
  pageOf,
  readCursor,
  Reply,
  Route,
  type InputOf,
} from '@landport/http';
import { Clock, Database, Ids } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { actorOf, assertCovered, kindsShown } from '../mandates/acting';
import {
  summaryOfTemplate,
  TEMPLATE_COLUMNS,
  TemplateRepository,
  viewOfTemplate,
  type TemplateRow,
} from './template.repository';

const LIST = `
  SELECT ${TEMPLATE_COLUMNS} FROM filing_template
   WHERE organisation_id = $1
     AND ($2::uuid IS NULL OR id < $2)
     AND ($3::text IS NULL OR kind = $3)
     AND ($4::text[] IS NULL OR kind = ANY($4))
   ORDER BY id DESC LIMIT $5`;

@Controller()
export class TemplatesController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(TemplateRepository) private readonly templates: TemplateRepository,
  ) {}

  @Route(createTemplate)
  create(
    @Input() { body }: InputOf<typeof createTemplate>,
    @Caller() caller: Caller,
    @Idempotent() once: Once,
  ): Promise<string> {
    this.kinds.current.versionsOf(body.kind);
    const by = actorOf(caller, body.kind);
    return once.run(async (tx) => {
      const row = { id: this.ids.next(), ...body, created_at: this.clock.now(), created_by: by };
      await this.templates.add(tx, caller.organisationId, row);
      return {
        status: 201,
        headers: { location: `/v1/templates/${row.id}` },
        body: viewOfTemplate(row),
      };
    });
  }

  @Route(listTemplates)
  async list(
    @Input() { query }: InputOf<typeof listTemplates>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: Omit<TemplateView, 'payload'>[]; next?: { href: string } }> {
    const { limit, cursor, kind } = query;
    const rows = await this.db.query<TemplateRow & Record<string, unknown>>(LIST, [
      caller.organisationId,
      readCursor(z.uuid(), cursor),
      kind,
      kindsShown(caller),
      limit + 1,
    ]);
    return answerPage(
      reply,
      pageOf(rows, limit, (row) => row.id),
      summaryOfTemplate,
    );
  }

  @Route(showTemplate)
  async show(
    @Input() { params: { id } }: InputOf<typeof showTemplate>,
    @Caller() caller: Caller,
  ): Promise<TemplateView> {
    return viewOfTemplate(await this.seen(id, caller));
  }

  @Route(removeTemplate)
  async remove(
    @Input() { params: { id } }: InputOf<typeof removeTemplate>,
    @Caller() caller: Caller,
  ): Promise<void> {
    await this.seen(id, caller);
    await this.templates.remove(id);
  }

  private async seen(id: string, caller: Caller): Promise<TemplateRow> {
    const row = await this.templates.get(id, caller.organisationId);
    assertCovered(caller, row.kind);
    return row;
  }
}
