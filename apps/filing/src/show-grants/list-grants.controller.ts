import { Controller, Inject } from '@nestjs/common';
import { listGrants, type GrantView } from '@landport/contracts';
import { answerPage, Caller, Input, pageOf, readCursor, Reply, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { isOfficer } from '../domain/officer';
import { grantColumns, grantStatus, type GrantRecord } from '../grants/grant-record';
import { kindsShown } from '../mandates/acting';
import { viewOfGrant } from './grant-view';
import { SEEN_BY, VisibleGrants } from './visible-grants';

/** Ids of filings sort by the time of lodging, and a filing gives one grant. */
const LIST = `
  SELECT ${grantColumns('$3')} FROM issued_grant g
   WHERE ${SEEN_BY}
     AND ($4::uuid IS NULL OR g.filing_id < $4)
     AND ($5::text IS NULL OR g.kind = $5)
     AND ($6::text IS NULL OR ${grantStatus('$3')} = $6)
     AND ($7::uuid IS NULL OR g.filing_id = $7)
     AND ($8::text IS NULL OR g.holder = $8)
     AND ($10::text[] IS NULL OR g.kind = ANY($10))
   ORDER BY g.filing_id DESC LIMIT $9`;

@Controller()
export class ListGrantsController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(VisibleGrants) private readonly grants: VisibleGrants,
  ) {}

  @Route(listGrants)
  async list(
    @Input() { query }: InputOf<typeof listGrants>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: GrantView[]; next?: { href: string } }> {
    const { limit, cursor, kind, status, filing, holder } = query;
    const rows = await this.db.query<GrantRecord>(LIST, [
      caller.organisationId,
      isOfficer(caller),
      this.grants.today(),
      readCursor(z.uuid(), cursor),
      kind,
      status,
      filing,
      holder,
      limit + 1,
      kindsShown(caller),
    ]);
    const page = pageOf(rows, limit, (row) => row.filing_id);
    return answerPage(reply, page, viewOfGrant);
  }
}
