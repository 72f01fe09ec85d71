import { Inject, Injectable } from '@nestjs/common';
import type { Text } from '@landport/contracts';
import type { Caller } from '@landport/http';
import type { Selection } from '@landport/kinds';
import { Clock, Database, Ids, isUniqueViolation } from '@landport/platform';
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
import { candidatesOf } from './candidates';
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
  ) {}

  /** @throws UnknownKind, NotByExperts, NotTheLeadBody, RoundUnderWay, WindowTooShort */
  async open({ kind, title, closesAt, places }: OpenRound, caller: Caller): Promise<string> {
    const now = this.clock.now();
    const { header } = this.kinds.current.inForce(kind, this.days.of(now)).source;
    const terms = byExperts(kind, header.selection);
    const body = header.steps[0]?.bodies[0] ?? '';
    assertOfficerOf(body, caller);
    if (new Date(closesAt) <= now) throw new WindowTooShort(closesAt);
    const id = this.ids.next();
    const most = Math.min(places ?? Infinity, terms.places ?? Infinity);
    try {
      await this.db.query(
        `INSERT INTO selection_round (id, kind, body, title, opens_at, closes_at, panel, pass_mark, places, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)`,
        [
          ...[id, kind, body, JSON.stringify(title), now, closesAt, terms.panel, terms.passMark],
          Number.isFinite(most) ? most : null,
        ],
      );
    } catch (error) {
      throw isUniqueViolation(error) ? new RoundUnderWay() : error;
    }
    return id;
  }

  /** @throws RoundNotFound, NotTheLeadBody, NotNow, NoCandidate */
  async mark(id: string, filingId: string, { mark, words }: ExpertWord, caller: Caller): Promise<void> {
    await this.db.transaction(async (tx) => {
      const round = await getRound(tx, id, 'FOR UPDATE');
      assertOfficerOf(round.body, caller);
      const now = this.clock.now();
      assertMarking(round, 'marked', now);
      const candidates = await candidatesOf(tx, round);
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
}

export function assertOfficerOf(body: string, caller: Caller): void {
  if (!isOfficer(caller)) throw new OfficersOnly();
  if (caller.organisationId !== body) throw new NotTheLeadBody(body);
}

export function assertMarking(round: RoundRow, act: string, now: Date): void {
  const state = stateOf(round, now);
  if (state !== 'marking') throw new NotNow(act, state);
}

function byExperts(kind: string, selection: Selection | undefined): Extract<Selection, { by: 'experts' }> {
  if (selection?.by !== 'experts') throw new NotByExperts(kind);
  return selection;
}
