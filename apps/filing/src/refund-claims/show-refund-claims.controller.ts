import { Controller, Inject } from '@nestjs/common';
import { listRefundClaims, showRefundClaim, type RefundClaimView } from '@landport/contracts';
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
import { isOfficer } from '../domain/officer';
import { RefundClaimNotFound } from '../domain/refund-errors';
import { kindsShown } from '../mandates/acting';
import { viewOfClaim } from './refund-claim-view';
import { claimOf, type RefundClaimRow } from './refund-claim.repository';

/** Its claimant sees a claim, and the officers of the office that decides it. */
const VISIBLE = `
  (c.organisation_id = $1 OR $2 AND c.body = $1)
  AND ($3::text[] IS NULL OR EXISTS (SELECT FROM filing f WHERE f.id = c.filing_id AND f.kind = ANY($3)))`;

const LIST = `
  SELECT c.* FROM refund_claim c
   WHERE ${VISIBLE}
     AND ($4::uuid IS NULL OR c.id < $4)
     AND ($5::text IS NULL OR c.state = $5)
     AND ($6::uuid IS NULL OR c.filing_id = $6)
   ORDER BY c.id DESC LIMIT $7`;

@Controller()
export class ShowRefundClaimsController {
  constructor(@Inject(Database) private readonly db: Database) {}

  @Route(listRefundClaims)
  async list(
    @Input() { query }: InputOf<typeof listRefundClaims>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: RefundClaimView[]; next?: { href: string } }> {
    const { limit, cursor, state, filing } = query;
    const after = readCursor(z.uuid(), cursor);
    const rows = await this.db.query<RefundClaimRow>(LIST, [
      ...readerOf(caller),
      after,
      state,
      filing,
      limit + 1,
    ]);
    return answerPage(
      reply,
      pageOf(rows, limit, (row) => row.id),
      (row) => viewOfClaim(claimOf(row)),
    );
  }

  @Route(showRefundClaim)
  async show(
    @Input() { params }: InputOf<typeof showRefundClaim>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<RefundClaimView> {
    const [row] = await this.db.query<RefundClaimRow>(
      `SELECT c.* FROM refund_claim c WHERE ${VISIBLE} AND c.id = $4`,
      [...readerOf(caller), params.id],
    );
    if (row === undefined) throw new RefundClaimNotFound();
    reply.header('etag', etagOf(row.version));
    return viewOfClaim(claimOf(row));
  }
}

const readerOf = (caller: Caller): unknown[] => [
  caller.organisationId,
  isOfficer(caller),
  kindsShown(caller),
];
