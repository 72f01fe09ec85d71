import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@landport/http';
import { Database } from '@landport/platform';
import { DocumentNotFound } from '../../domain/document-errors';
import { isOfficer } from '../../domain/officer';
import { SHOWN_DOCUMENT, type ShownDocumentRow } from '../document-view';

/**
 * A document is seen by its owner, and by officers of a body that has or had a task on a filing it went with; by
 * nobody else.
 */
const VISIBLE = `
  SELECT ${SHOWN_DOCUMENT} FROM document d
   WHERE d.id = $1 AND d.state NOT IN ('receiving', 'removed')
     AND (d.organisation_id = $2
          OR $3 AND EXISTS (SELECT FROM filing_document f JOIN task t ON t.filing_id = f.filing_id
                             WHERE f.document_id = d.id AND t.body = $2))`;

@Injectable()
export class VisibleDocuments {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** @throws DocumentNotFound also when it is there and not the caller's to see */
  async get(id: string, caller: Caller): Promise<ShownDocumentRow> {
    const [row] = await this.db.query<ShownDocumentRow>(VISIBLE, [
      id,
      caller.organisationId,
      isOfficer(caller),
    ]);
    if (row === undefined) throw new DocumentNotFound();
    return row;
  }
}
