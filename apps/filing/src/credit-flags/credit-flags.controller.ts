import { Controller, Inject } from '@nestjs/common';
import { listCreditFlags, repairCredit, type CreditFlagView } from '@landport/contracts';
import {
  answerPage,
  Caller,
  Input,
  pageOf,
  readCursor,
  Reply,
  Route,
  Trace,
  type InputOf,
} from '@landport/http';
import { Database, type TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { isOfficer } from '../domain/officer';
import { CREDIT_FLAG_VIEW, viewOfFlag, visibleFlag, type CreditFlagRow } from './credit-flag-view';
import { RepairCreditHandler } from './repair-credit.handler';

/** Of one side at a time, so that each has its index. */
const listOf = (side: 'body' | 'organisation_id'): string => `${CREDIT_FLAG_VIEW}
   WHERE ${side} = $1 AND ($2::uuid IS NULL OR id > $2)
     AND ($3::boolean IS NULL OR (repaired_at IS NULL) = $3)
   ORDER BY id LIMIT $4`;

const OF_BODY = listOf('body');
const OF_ORGANISATION = listOf('organisation_id');

@Controller()
export class CreditFlagsController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(RepairCreditHandler) private readonly handler: RepairCreditHandler,
  ) {}

  @Route(listCreditFlags)
  async list(
    @Input() { query }: InputOf<typeof listCreditFlags>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: CreditFlagView[]; next?: { href: string } }> {
    const { limit, cursor, unrepaired } = query;
    const rows = await this.db.query<CreditFlagRow>(isOfficer(caller) ? OF_BODY : OF_ORGANISATION, [
      caller.organisationId,
      readCursor(z.uuid(), cursor),
      unrepaired === undefined ? null : unrepaired === 'true',
      limit + 1,
    ]);
    return answerPage(
      reply,
      pageOf(rows, limit, (row) => row.id),
      viewOfFlag,
    );
  }

  @Route(repairCredit)
  async repair(
    @Input() { params, body }: InputOf<typeof repairCredit>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
  ): Promise<CreditFlagView> {
    await this.handler.repair({ id: params.id, reason: body.reason, caller, trace });
    return viewOfFlag(await visibleFlag(this.db, params.id, caller));
  }
}
