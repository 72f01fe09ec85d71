import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@landport/http';
import { Database } from '@landport/platform';
import { DocumentNotFound } from '../../domain/document-errors';
import { isOfficer } from '../../domain/officer';
import { kindsShown } from '../../mandates/acting';
import { SHOWN_DOCUMENT, type ShownDocumentRow } from '../document-view';

/**
 * Documents `d` that a mandate covers.
 * @param kinds    parameter: kinds of the caller's mandates, null for all
 * @param subject  parameter: who asks
 */
export const coveredBy = (kinds: `$${number}`, subject: `$${number}`): string => `
  (${kinds}::text[] IS NULL OR d.received_by = ${subject}
   OR EXISTS (SELECT FROM filing_document m JOIN filing f ON f.id = m.filing_id
               WHERE m.document_id = d.id AND f.kind = ANY(${kinds})))`;

/**
 * A document is seen by its owner, and by officers of a body that has or had a task on a filing it went with, checks
 * its decision or decides a claim about it; by nobody else. A broker whose mandates are for some kinds sees what went
 * with filings of these, and what it sent itself.
 */
const VISIBLE = `
  SELECT ${SHOWN_DOCUMENT} FROM document d
   WHERE d.id = $1 AND d.state NOT IN ('receiving', 'removed')
     AND (d.organisation_id = $2
          OR $3 AND EXISTS (
               SELECT FROM filing_document b
                WHERE b.document_id = d.id
                  AND (EXISTS (SELECT FROM task t WHERE t.filing_id = b.filing_id AND t.body = $2)
                       OR EXISTS (SELECT FROM post_check c WHERE c.filing_id = b.filing_id AND c.body = $2)
                       OR EXISTS (SELECT FROM refund_claim r WHERE r.filing_id = b.filing_id AND r.body = $2))))
     AND ${coveredBy('$4', '$5')}`;

@Injectable()
export class VisibleDocuments {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** @throws DocumentNotFound also when it is there and not the caller's to see */
  async get(id: string, caller: Caller): Promise<ShownDocumentRow> {
    const [row] = await this.db.query<ShownDocumentRow>(VISIBLE, [
      id,
      caller.organisationId,
      isOfficer(caller),
      kindsShown(caller),
      caller.subject,
    ]);
    if (row === undefined) throw new DocumentNotFound();
    return row;
  }
}
