import { Inject, Injectable } from '@nestjs/common';
import type { Text } from '@landport/contracts';
import type { Caller } from '@landport/http';
import type { Selection, Step } from '@landport/kinds';
import { Clock, Database, Ids, isUniqueViolation, type TraceContext, type Tx } from '@landport/platform';
import { isOfficer } from '../domain/officer';
import {
  NoCandidate,
  NotByExperts,
  NotNow,
  NotTheLeadBody,
  RoundUnderWay,
  WindowTooShort,
} from '../domain/selection/selection-errors';
import { OfficersOnly } from '../domain/task-errors';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { OfficeDay } from '../kinds/office-day';
import { FilingRepository } from '../persistence/filing.repository';
import { candidatesOf, type CandidateRow } from './candidates';
import { getRound, stateOf, type RoundRow } from './round-row';

export interface OpenRound {
  readonly kind: string;
  readonly title: Text;
  readonly closesAt: string;
  readonly places?: number | undefined;
}

/** An expert's word on a filing: a mark with its grounds, or why none can be given. */
export interface ExpertWord {
  readonly mark: string | null;
  readonly words: string;
}

/** What the lead body's officers do with a round until it is concluded. */
@Injectable()
export class RunRoundsHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(FilingRepository) private readonly filings: FilingRepository,
  ) {}

  /** @throws UnknownKind, NotByExperts, NotTheLeadBody, RoundUnderWay, WindowTooShort */
  async open({ kind, title, closesAt, places }: OpenRound, caller: Caller): Promise<string> {
    const now = this.clock.now();
    const { header } = this.kinds.current.inForce(kind, this.days.of(now)).source;
    const terms = byExperts(kind, header.selection);
    const { step, body } = ledBy(header.steps, caller);
    if (new Date(closesAt) <= now) throw new WindowTooShort(closesAt);
    const id = this.ids.next();
    const most = Math.min(places ?? Infinity, terms.places ?? Infinity);
    try {
      await this.db.query(
        `INSERT INTO selection_round (id, kind, step, body, title, opens_at, closes_at, panel, pass_mark, places, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)`,
        [
          ...[id, kind, step, body, JSON.stringify(title), now, closesAt, terms.panel, terms.passMark],
          Number.isFinite(most) ? most : null,
        ],
      );
    } catch (error) {
      throw isUniqueViolation(error) ? new RoundUnderWay() : error;
    }
    return id;
  }

  /** @throws RoundNotFound, NotTheLeadBody, NotNow, NoCandidate */
  async mark(
    id: string,
    filingId: string,
    { mark, words }: ExpertWord,
    caller: Caller,
    trace: TraceContext,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const round = await getRound(tx, id, 'FOR UPDATE');
      assertOfficerOf(round.body, caller);
      const now = this.clock.now();
      assertMarking(round, 'marked', now);
      const candidates = await this.fixed(tx, round, caller, trace);
      if (!candidates.some(({ filing_id }) => filing_id === filingId)) throw new NoCandidate();
      await tx.query(
        `INSERT INTO selection_mark (round_id, filing_id, expert, mark, words, given_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (round_id, filing_id, expert)
         DO UPDATE SET mark = excluded.mark, words = excluded.words, given_at = excluded.given_at`,
        [id, filingId, caller.subject, mark, words, now],
      );
      await tx.query('UPDATE selection_round SET version = version + 1 WHERE id = $1', [id]);
    });
  }

  /** By the first mark the candidates are fixed and put under review, so that none is amended while it is marked. */
  private async fixed(tx: Tx, round: RoundRow, caller: Caller, trace: TraceContext): Promise<CandidateRow[]> {
    const waiting = await candidatesOf(tx, round);
    if (round.marked_from !== null) return waiting;
    const filings = await this.filings.findAll(
      tx,
      waiting.map(({ filing_id }) => filing_id),
    );
    // Seen again under lock: one may have been withdrawn meanwhile.
    const candidates = await candidatesOf(tx, round);
    const at = this.clock.now().toISOString();
    const by = { id: caller.subject, organisationId: caller.organisationId };
    const begun = candidates.map(({ filing_id }) => filings.get(filing_id)!);
    for (const filing of begun) filing.beginSelection(by, at);
    const events = begun.flatMap((filing) => filing.takeFacts().map((fact) => ({ fact, trace })));
    await this.filings.saveAll(tx, begun, events);
    await tx.query(`INSERT INTO selection_standing (round_id, filing_id) SELECT $1, unnest($2::uuid[])`, [
      round.id,
      candidates.map(({ filing_id }) => filing_id),
    ]);
    await tx.query('UPDATE selection_round SET marked_from = $2 WHERE id = $1', [round.id, at]);
    return candidates;
  }
}

export function assertOfficerOf(body: string, caller: Caller): void {
  if (!isOfficer(caller)) throw new OfficersOnly();
  if (caller.organisationId !== body) throw new NotTheLeadBody(body);
}

export function assertMarking(round: RoundRow, act: string, now: Date): void {
  const state = stateOf(round, now);
  if (state !== 'marking') throw new NotNow(act, state);
}

/** The first step that the caller's body leads. @throws OfficersOnly, NotTheLeadBody */
function ledBy(steps: readonly Step[], caller: Caller): { step: string; body: string } {
  const led = steps.find(({ bodies }) => bodies[0] === caller.organisationId) ?? steps[0];
  const body = led?.bodies[0] ?? '';
  assertOfficerOf(body, caller);
  return { step: led?.name ?? '', body };
}

function byExperts(kind: string, selection: Selection | undefined): Extract<Selection, { by: 'experts' }> {
  if (selection?.by !== 'experts') throw new NotByExperts(kind);
  return selection;
}
