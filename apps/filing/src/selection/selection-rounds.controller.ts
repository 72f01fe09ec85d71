import { Controller, Inject } from '@nestjs/common';
import {
  concludeSelectionRound,
  giveMark,
  listSelectionRounds,
  openSelectionRound,
  showSelectionRound,
  type SelectionRoundView,
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
  Trace,
  type InputOf,
} from '@landport/http';
import { Clock, Database, type TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { candidatesOf } from './candidates';
import { ConcludeRoundHandler } from './conclude-round.handler';
import { getRound, ROUND, type RoundRow } from './round-row';
import { summaryOf, viewOfRound } from './round-view';
import { RunRoundsHandler } from './run-rounds.handler';

const LIST = `${ROUND}
   WHERE ($1::uuid IS NULL OR id > $1) AND ($2::text IS NULL OR kind = $2) ORDER BY id LIMIT $3`;

@Controller()
export class SelectionRoundsController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(RunRoundsHandler) private readonly rounds: RunRoundsHandler,
    @Inject(ConcludeRoundHandler) private readonly conclusions: ConcludeRoundHandler,
  ) {}

  @Route(openSelectionRound)
  async open(
    @Input() { body }: InputOf<typeof openSelectionRound>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<SelectionRoundView> {
    const id = await this.rounds.open(body, caller);
    return this.view(id, caller, reply);
  }

  @Route(listSelectionRounds)
  async list(
    @Input() { query }: InputOf<typeof listSelectionRounds>,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: Omit<SelectionRoundView, 'candidates'>[]; next?: { href: string } }> {
    const { limit, cursor, kind } = query;
    const rows = await this.db.query<RoundRow>(LIST, [readCursor(z.uuid(), cursor), kind, limit + 1]);
    const now = this.clock.now();
    return answerPage(
      reply,
      pageOf(rows, limit, (row) => row.id),
      (row) => summaryOf(row, now),
    );
  }

  @Route(showSelectionRound)
  show(
    @Input() { params }: InputOf<typeof showSelectionRound>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<SelectionRoundView> {
    return this.view(params.id, caller, reply);
  }

  @Route(giveMark)
  async mark(
    @Input() { params, body }: InputOf<typeof giveMark>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<SelectionRoundView> {
    const word =
      'mark' in body
        ? { mark: body.mark, words: body.comment }
        : { mark: null, words: body.conflictOfInterest };
    await this.rounds.mark(params.id, params.filingId, word, caller, trace);
    return this.view(params.id, caller, reply);
  }

  @Route(concludeSelectionRound)
  async conclude(
    @Input() { params, query, headers, body }: InputOf<typeof concludeSelectionRound>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<SelectionRoundView> {
    const command = { id: params.id, ifMatch: headers['if-match'], minutes: body.minutes, caller, trace };
    if (query.validate === 'only') {
      const { round, candidates } = await this.conclusions.preview(command);
      return viewOfRound(round, candidates, caller, this.clock.now());
    }
    await this.conclusions.conclude(command);
    return this.view(params.id, caller, reply);
  }

  private async view(id: string, caller: Caller, reply: FastifyReply): Promise<SelectionRoundView> {
    const round = await getRound(this.db, id);
    reply.header('etag', etagOf(round.version));
    return viewOfRound(round, await candidatesOf(this.db, round), caller, this.clock.now());
  }
}
