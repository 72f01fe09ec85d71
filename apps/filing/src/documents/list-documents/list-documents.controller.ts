import { Controller, Inject } from '@nestjs/common';
import { listDocuments, type DocumentView } from '@landport/contracts';
import { answerPage, Caller, Input, pageOf, readCursor, Reply, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { kindsShown } from '../../mandates/acting';
import { coveredBy } from '../show-document/visible-documents';
import { documentView, SHOWN_DOCUMENT, type ShownDocumentRow } from '../document-view';

/** Ids sort by the time of arrival, so the last id seen is the cursor. */
const LIST = `
  SELECT * FROM (SELECT ${SHOWN_DOCUMENT} FROM document d
                  WHERE d.organisation_id = $1 AND d.state NOT IN ('receiving', 'removed')
                    AND ${coveredBy('$6', '$7')}) AS shown
   WHERE ($2::uuid IS NULL OR id < $2)
     AND ($3::text IS NULL OR state = $3)
     AND ($4::boolean IS NULL OR used = $4)
   ORDER BY id DESC LIMIT $5`;

@Controller()
export class ListDocumentsController {
  constructor(@Inject(Database) private readonly db: Database) {}

  @Route(listDocuments)
  async list(
    @Input() { query }: InputOf<typeof listDocuments>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: DocumentView[]; next?: { href: string } }> {
    const { limit, cursor, status, used } = query;
    const rows = await this.db.query<ShownDocumentRow>(LIST, [
      caller.organisationId,
      readCursor(z.uuid(), cursor),
      status,
      used,
      limit + 1,
      kindsShown(caller),
      caller.subject,
    ]);
    return answerPage(
      reply,
      pageOf(rows, limit, (row) => row.id),
      documentView,
    );
  }
}
