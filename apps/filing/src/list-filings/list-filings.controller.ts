import { Controller, Inject } from '@nestjs/common';
import { listFilings, type FilingView } from '@landport/contracts';
import { answerPage, Caller, Input, pageOf, readCursor, Reply, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { VIEW_COLUMNS, viewOf, type FilingViewRow } from '../show-filing/filing-view';

/** Ids sort by the time of lodging, so the last id seen is the cursor. */
const LIST = `
  SELECT ${VIEW_COLUMNS} FROM filing f
   WHERE f.organisation_id = $1
     AND ($2::uuid IS NULL OR f.id < $2)
     AND ($3::text IS NULL OR f.status = $3)
     AND ($4::text IS NULL OR f.kind = $4)
     AND ($5::text IS NULL OR f.id IN (SELECT k.filing_id FROM filing_key k
                                        WHERE k.organisation_id = $1 AND k.scope = 'reference' AND k.value = $5))
     AND ($6::text IS NULL OR f.mrn = $6)
     AND ($7::text IS NULL OR f.awbs @> ARRAY[$7] AND f.awbs <> '{}')
     AND ($8::timestamptz IS NULL OR f.lodged_at > $8)
     AND ($9::timestamptz IS NULL OR f.lodged_at < $9)
   ORDER BY f.id DESC LIMIT $10`;

@Controller()
export class ListFilingsController {
  constructor(@Inject(Database) private readonly db: Database) {}

  @Route(listFilings)
  async list(
    @Input() { query }: InputOf<typeof listFilings>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: FilingView[]; next?: { href: string } }> {
    const { limit, cursor, status, kind, reference, mrn, awb, submittedAfter, submittedBefore } = query;
    const rows = await this.db.query<FilingViewRow>(LIST, [
      organisationId,
      readCursor(z.uuid(), cursor),
      status,
      kind,
      reference,
      mrn,
      awb,
      submittedAfter,
      submittedBefore,
      limit + 1,
    ]);
    const page = pageOf(rows, limit, (row) => row.id);
    return answerPage(reply, page, viewOf);
  }
}
