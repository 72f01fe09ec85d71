import { Inject, Injectable } from '@nestjs/common';
import type { Decision } from '@landport/contracts';
import { requireIfMatch, type Caller } from '@landport/http';
import { Clock, Database, type TraceContext, type Tx } from '@landport/platform';
import type { Filing } from '../domain/filing';
import type { Actor } from '../domain/history-entry';
import { rank, type Standing } from '../domain/selection/ranking';
import { MarksMissing } from '../domain/selection/selection-errors';
import { FilingRepository } from '../persistence/filing.repository';
import { candidatesOf, type CandidateRow } from './candidates';
import { getRound, type RoundRow } from './round-row';
import { roundHref } from './round-view';
import { assertMarking, assertOfficerOf } from './run-rounds.handler';

export interface ConcludeRound {
  readonly id: string;
  readonly ifMatch: string | undefined;
  readonly minutes: string;
  readonly caller: Caller;
  readonly trace: TraceContext;
}

export interface Conclusion {
  readonly round: RoundRow;
  readonly candidates: readonly CandidateRow[];
}

/** Ranks a round's candidates and decides all of them, or none. */
@Injectable()
export class ConcludeRoundHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FilingRepository) private readonly filings: FilingRepository,
  ) {}

  /** What would come of it now; nothing is decided. @throws what concluding throws, save for If-Match */
  async preview({ id, caller }: ConcludeRound): Promise<Conclusion> {
    const round = await getRound(this.db, id);
    const candidates = await this.candidates(this.db, round, caller);
    return { round, candidates: ranked(round, candidates) };
  }

  /** @throws RoundNotFound, NotTheLeadBody, NotNow, MarksMissing, Problem 412 and 428 */
  async conclude({ id, ifMatch, minutes, caller, trace }: ConcludeRound): Promise<void> {
    await this.db.transaction(async (tx) => {
      const round = await getRound(tx, id, 'FOR UPDATE');
      requireIfMatch(ifMatch, round.version, roundHref(id));
      // Locked first, so that nobody amends or withdraws what is being ranked.
      const seen = await this.candidates(tx, round, caller);
      const filings = await this.filings.findAll(
        tx,
        seen.map(({ filing_id }) => filing_id),
      );
      const candidates = ranked(round, await this.candidates(tx, round, caller));
      const at = this.clock.now().toISOString();
      const by = { id: caller.subject, organisationId: caller.organisationId };
      const decided: Filing[] = [];
      for (const candidate of candidates) {
        const filing = filings.get(candidate.filing_id);
        if (filing === undefined) continue;
        this.follow(filing, decisionOn(candidate, round, by.id, at), by, at);
        decided.push(filing);
      }
      await this.keep(tx, round, candidates, { at, minutes });
      const events = decided.flatMap((filing) => filing.takeFacts().map((fact) => ({ fact, trace })));
      await this.filings.saveAll(tx, decided, events);
    });
  }

  /** Who is selected at one level goes on to the next; after the last it is approved. */
  private follow(filing: Filing, decision: Decision, by: Actor, at: string): void {
    const isLast = !filing.snapshot.steps.some(({ state }) => state === 'ahead');
    if (decision.outcome === 'refused' || isLast) return filing.decide(decision, by);
    filing.passStep(by, at, decision.reasons.map(({ text }) => text.en).join(' '));
    filing.enterStep(at);
  }

  private async candidates(sql: Database | Tx, round: RoundRow, caller: Caller): Promise<CandidateRow[]> {
    assertOfficerOf(round.body, caller);
    assertMarking(round, 'concluded', this.clock.now());
    const candidates = await candidatesOf(sql, round);
    const short = candidates.filter(({ marks }) => marks.length < round.panel);
    if (short.length > 0)
      throw new MarksMissing(
        short.map(({ reference }) => reference),
        round.panel,
      );
    return candidates;
  }

  private async keep(
    tx: Tx,
    round: RoundRow,
    candidates: readonly CandidateRow[],
    { at, minutes }: { readonly at: string; readonly minutes: string },
  ): Promise<void> {
    const rows = candidates.map(({ filing_id, mean, rank, selected }) => ({
      filing_id,
      mean,
      rank,
      selected,
    }));
    await tx.query(
      `UPDATE selection_standing s SET mean = row.mean, rank = row.rank, selected = row.selected
         FROM json_to_recordset($2::json) AS row(filing_id uuid, mean numeric, rank integer, selected boolean)
        WHERE s.round_id = $1 AND s.filing_id = row.filing_id`,
      [round.id, JSON.stringify(rows)],
    );
    await tx.query(
      'UPDATE selection_round SET concluded_at = $2, minutes = $3, version = version + 1 WHERE id = $1',
      [round.id, at, minutes],
    );
  }
}

function ranked(round: RoundRow, candidates: readonly CandidateRow[]): CandidateRow[] {
  const byId = new Map(candidates.map((each) => [each.filing_id, each]));
  const standings = rank(
    candidates.map(({ filing_id, lodged_at, marks }) => ({
      filingId: filing_id,
      lodgedAt: lodged_at.toISOString(),
      marks,
    })),
    { passMark: round.pass_mark, places: round.places ?? undefined },
  );
  return standings.map((standing: Standing) => ({
    ...byId.get(standing.filingId)!,
    mean: standing.mean,
    rank: standing.rank ?? null,
    selected: standing.isSelected,
  }));
}

function decisionOn(
  { mean, rank: place, selected }: CandidateRow,
  { pass_mark, places }: RoundRow,
  decidedBy: string,
  decidedAt: string,
): Decision {
  const code = selected
    ? 'selection/selected'
    : place === null
      ? 'selection/below-pass-mark'
      : 'selection/no-place-left';
  const placed = place === null ? '' : ` and rank ${place}`;
  const zhPlaced = place === null ? '' : `，排名第 ${place}`;
  const wanted = places === null ? pass_mark : `${pass_mark}, ${places} places`;
  return {
    outcome: selected ? 'approved' : 'refused',
    mode: 'selection',
    decidedAt,
    decidedBy,
    reasons: [
      {
        code,
        text: {
          en: `The experts gave a mean mark of ${mean}${placed}; the pass mark is ${wanted}.`,
          zh: `专家评审平均分 ${mean}${zhPlaced}；合格分 ${pass_mark}${places === null ? '' : `，名额 ${places} 个`}。`,
        },
      },
    ],
  };
}
