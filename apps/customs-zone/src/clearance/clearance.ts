import { Inject, Injectable } from '@nestjs/common';
import { DomainError, Money } from '@landport/domain';
import type { Tx } from '@landport/platform';
import { ZONE_CONFIG, type ZoneConfig } from '../customs-zone.config';
import { CUSTOMS, type GoodsDeclaration } from '../domain/declaration/goods-declaration';
import { guaranteeExhausted, reasonOf } from '../domain/declaration/reasons';
import { assessDuty, type DutyAssessment } from '../domain/duty/assess-duty';
import { drawKeyOf, riskFactsOf } from '../domain/risk/risk-facts';
import { AssessmentRepository } from '../persistence/assessment.repository';
import type { Case } from '../persistence/declaration.repository';
import { GuaranteeRepository, type Demand } from '../persistence/guarantee.repository';
import type { Day } from '../reference-data/day';
import { officeDay } from '../reference-data/office-day';
import type { LockedLedgers } from '../persistence/ledger.repository';
import { ReferenceData } from '../reference-data/reference-data';
import { Draws } from '../risk/draws';
import { RiskLanes, type LaneChoice } from '../risk/risk-lanes';
import { assessedItemOf } from './assessed-item';
import { GoodsRelease } from './goods-release';

interface Assessed {
  readonly one: Case;
  readonly day: Day;
  readonly assessment: DutyAssessment;
}

/** Takes declarations whose goods are there through assessment, risk lane and guarantee to release or an officer. */
@Injectable()
export class Clearance {
  constructor(
    @Inject(ReferenceData) private readonly reference: ReferenceData,
    @Inject(RiskLanes) private readonly lanes: RiskLanes,
    @Inject(Draws) private readonly draws: Draws,
    @Inject(GuaranteeRepository) private readonly guarantees: GuaranteeRepository,
    @Inject(AssessmentRepository) private readonly assessments: AssessmentRepository,
    @Inject(GoodsRelease) private readonly goods: GoodsRelease,
    @Inject(ZONE_CONFIG) private readonly config: Pick<ZoneConfig, 'DEFAULT_OFFICE'>,
  ) {}

  /** The caller saves the declarations. */
  async clear(tx: Tx, cases: readonly Case[], ledgers: LockedLedgers, at: string): Promise<void> {
    const assessed: Assessed[] = [];
    for (const one of cases) {
      const found = await this.assess(one, at);
      if (found !== undefined) assessed.push(found);
    }
    const choices = await this.choose(assessed);
    const demands = assessed.map(demandOf);
    const covered = await this.guarantees.hold(tx, demands, at);
    for (const [index, { one, assessment }] of assessed.entries()) {
      settle(one.declaration, assessment, choices[index]!, covered.has(demands[index]!), at);
    }
    await this.assessments.insert(tx, assessed.map(rowOf), at);
    const free = assessed.filter(({ one }) => one.declaration.isFree).map(({ one }) => one);
    await this.goods.release(tx, free, ledgers, CUSTOMS, at);
  }

  /** The day's law where the declaration's office is. */
  async dayOf(officeId: string, at: string): Promise<Day> {
    const today = await this.reference.on(at.slice(0, 10));
    const office =
      today.find('customsOffice', officeId) ?? today.get('customsOffice', this.config.DEFAULT_OFFICE);
    return this.reference.on(officeDay(at, office.timeZone));
  }

  private async assess(one: Case, at: string): Promise<Assessed | undefined> {
    const { state } = one.declaration;
    const day = await this.dayOf(state.officeId, at);
    try {
      return { one, day, assessment: assessDuty(state.goods.items.map(assessedItemOf), day) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      one.declaration.refuse(CUSTOMS, [reasonOf(error)], at);
      return undefined;
    }
  }

  /** Declarations of one day share a call of the engine. */
  private async choose(assessed: readonly Assessed[]): Promise<LaneChoice[]> {
    const choices = new Map<Assessed, LaneChoice>();
    for (const [day, of] of Map.groupBy(assessed, (each) => each.day)) {
      const facts = [];
      for (const { one, assessment } of of) {
        const { state } = one.declaration;
        state.riskDraw ??= await this.draws.of(day.date, drawKeyOf(state.goods, state.filingId));
        const level = day.creditLevelOf(state.goods.importerId);
        facts.push(riskFactsOf(state.goods, assessment, level, state.riskDraw));
      }
      const picked = await this.lanes.pick(day.get('riskTable', 'import-lanes'), facts);
      of.forEach((each, index) => choices.set(each, picked[index]!));
    }
    return assessed.map((each) => choices.get(each)!);
  }
}

const demandOf = ({ one: { declaration }, assessment }: Assessed): Demand => ({
  filingId: declaration.state.filingId,
  version: declaration.state.version,
  organisationId: declaration.state.goods.importerId,
  amount: assessment.total,
});

const rowOf = ({ one: { declaration }, day, assessment }: Assessed) => ({
  filingId: declaration.state.filingId,
  version: declaration.state.version,
  tariffDay: day.date,
  assessment,
});

/** Nothing is released that no guarantee covers: such a declaration is red, whatever its table said. */
function settle(
  declaration: GoodsDeclaration,
  { currency, duty, vat, total }: DutyAssessment,
  { lane, reason }: LaneChoice,
  isCovered: boolean,
  at: string,
): void {
  const money = (amount: typeof duty) => Money.of(amount, currency).toJSON();
  const totals = { duty: money(duty), vat: money(vat), total: money(total) };
  if (isCovered) return declaration.assess({ ...totals, guaranteeHeld: money(total) }, lane, [reason], at);
  const exhausted = guaranteeExhausted(
    declaration.state.goods.importerId,
    `${totals.total.amount} ${currency}`,
  );
  const nothing = { amount: '0', currency };
  declaration.assess({ ...totals, guaranteeHeld: nothing }, 'red', [exhausted, reason], at);
}
