import type { DataOf, TaskDecided } from '@landport/contracts';
import type { ReceivedEvent } from '@landport/messaging';
import { Inject, Injectable } from '@nestjs/common';
import { Decimal } from '@landport/domain';
import { Clock, type Tx } from '@landport/platform';
import { GoodsRelease } from '../clearance/goods-release';
import { ledgerOf } from '../domain/declaration/declared-goods';
import { CUSTOMS, type GoodsDeclaration } from '../domain/declaration/goods-declaration';
import { guaranteeExhausted, reason } from '../domain/declaration/reasons';
import { AssessmentRepository } from '../persistence/assessment.repository';
import { DeclarationRepository } from '../persistence/declaration.repository';
import { GuaranteeRepository } from '../persistence/guarantee.repository';
import { LedgerRepository } from '../persistence/ledger.repository';

export type DecidedEvent = ReceivedEvent<DataOf<typeof TaskDecided>>;

const decidedByOfficer = (why: string) => reason('zone/decided-by-officer', why, why);

/** An officer's word on a declaration in review. On one that is no longer in review it leaves a trace and nothing else. */
@Injectable()
export class ApplyDecisionHandler {
  constructor(
    @Inject(DeclarationRepository) private readonly declarations: DeclarationRepository,
    @Inject(LedgerRepository) private readonly ledgers: LedgerRepository,
    @Inject(AssessmentRepository) private readonly assessments: AssessmentRepository,
    @Inject(GuaranteeRepository) private readonly guarantees: GuaranteeRepository,
    @Inject(GoodsRelease) private readonly goods: GoodsRelease,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async apply(tx: Tx, { data, traceparent, correlationId }: DecidedEvent): Promise<void> {
    const declaration = (await this.declarations.lock(tx, [data.filingId])).get(data.filingId);
    if (declaration === undefined) return;
    const at = this.clock.now().toISOString();
    const one = { declaration, trace: { traceparent, correlationId } };
    const { status, version } = declaration.state;
    if (status !== 'manualReview' || version !== data.version) {
      declaration.note('decisionIgnored', at, [decidedByOfficer(data.reason)], data.decidedBy);
    } else if (data.outcome === 'refused') {
      declaration.refuse(data.decidedBy, [decidedByOfficer(data.reason)], at);
      await this.guarantees.release(tx, [declaration.state], at);
    } else if (await this.isCovered(tx, declaration, at)) {
      declaration.conclude(data.decidedBy, data.reason, at);
      const ledgerNo = ledgerOf(declaration.state.goods);
      const ledgers = await this.ledgers.lockByNo(tx, ledgerNo === null ? [] : [ledgerNo]);
      await this.goods.release(tx, [one], ledgers, data.decidedBy, at);
    }
    await this.declarations.save(tx, [one]);
  }

  /** What no guarantee covered when it was assessed is tried again; an officer cannot release it uncovered. */
  private async isCovered(tx: Tx, declaration: GoodsDeclaration, at: string): Promise<boolean> {
    const { filingId, version, goods } = declaration.state;
    const total = await this.assessments.totalOf(tx, { filingId, version });
    const amount = new Decimal(total.amount);
    if (amount.isZero() || (await this.guarantees.isHeld(tx, { filingId, version }))) return true;
    const demand = { filingId, version, organisationId: goods.importerId, amount };
    if ((await this.guarantees.hold(tx, [demand], at)).has(demand)) return true;
    declaration.refuse(
      CUSTOMS,
      [guaranteeExhausted(goods.importerId, `${total.amount} ${total.currency}`)],
      at,
    );
    return false;
  }
}
