import { Controller, Inject } from '@nestjs/common';
import { listPostChecks, showPostCheck, type PostCheckView } from '@landport/contracts';
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
import { POST_CHECK_VIEW, viewOfCheck, visibleCheck, type PostCheckViewRow } from './post-check-view';

/** Of one side at a time, so that each has its index. */
const listOf = (side: 'body' | 'holder'): string => `${POST_CHECK_VIEW}
   WHERE c.${side} = $1
     AND ($2::uuid IS NULL OR c.id > $2)
     AND ($3::text IS NULL OR c.state = $3)
     AND ($4::timestamptz IS NULL OR c.state IN ('due', 'putRight') AND c.check_by < $4
          OR c.state = 'putRightOrdered' AND (c.order_given ->> 'putRightBy')::timestamptz < $4)
   ORDER BY c.id LIMIT $5`;

const OF_BODY = listOf('body');
const OF_HOLDER = listOf('holder');

@Controller()
export class ListPostChecksController {
  constructor(@Inject(Database) private readonly db: Database) {}

  @Route(listPostChecks)
  async list(
    @Input() { query }: InputOf<typeof listPostChecks>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: PostCheckView[]; next?: { href: string } }> {
    const { limit, cursor, state, dueBefore } = query;
    const rows = await this.db.query<PostCheckViewRow>(isOfficer(caller) ? OF_BODY : OF_HOLDER, [
      caller.organisationId,
      readCursor(z.uuid(), cursor),
      state,
      dueBefore,
      limit + 1,
    ]);
    return answerPage(
      reply,
      pageOf(rows, limit, (row) => row.id),
      viewOfCheck,
    );
  }

  @Route(showPostCheck)
  async show(
    @Input() { params }: InputOf<typeof showPostCheck>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<PostCheckView> {
    const row = await visibleCheck(this.db, params.id, caller);
    reply.header('etag', etagOf(row.version));
    return viewOfCheck(row);
  }
}
