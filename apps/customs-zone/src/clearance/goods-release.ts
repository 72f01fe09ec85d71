import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@landport/domain';
import { Ids, type Tx } from '@landport/platform';
import type { Act } from '../domain/act';
import { ledgerOf } from '../domain/declaration/declared-goods';
import { CUSTOMS } from '../domain/declaration/goods-declaration';
import { ledgerUnknown, reasonOf } from '../domain/declaration/reasons';
import { listNumber, passNumber } from '../domain/numbers';
import { removalList } from '../domain/ledger/removal';
import type { Case } from '../persistence/declaration.repository';
import { GuaranteeRepository } from '../persistence/guarantee.repository';
import { LedgerChanges, LedgerRepository, type LockedLedgers } from '../persistence/ledger.repository';
import { takeSerials } from '../persistence/serials';

/** Second line [二线进出区]: out of the zone into the home market. */
const SECOND_LINE = '3';

/**
 * Releases concluded declarations. Goods in a ledger get their outgoing list and an open gate pass in the same
 * transaction, or the declaration is refused with the balance named.
 */
@Injectable()
export class GoodsRelease {
  constructor(
    @Inject(LedgerRepository) private readonly ledgers: LedgerRepository,
    @Inject(GuaranteeRepository) private readonly guarantees: GuaranteeRepository,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /** @param ledgers  locked by the caller, who also saves the declarations */
  async release(
    tx: Tx,
    cases: readonly Case[],
    ledgers: LockedLedgers,
    by: string,
    at: string,
  ): Promise<void> {
    const outOfLedger = cases.filter(({ declaration }) => ledgerOf(declaration.state.goods) !== null);
    const changes = new LedgerChanges();
    const listSerials = await takeSerials(tx, 'list_serial', outOfLedger.length);
    const passSerials = await takeSerials(tx, 'pass_serial', outOfLedger.length);
    for (const [index, one] of outOfLedger.entries()) {
      const serials = { list: listSerials[index]!, pass: passSerials[index]! };
      this.removeFromLedger(one, ledgers, changes, serials, { by, at, newId: () => this.ids.next() });
    }
    const open = cases.filter(({ declaration }) => declaration.state.status === 'concluded');
    for (const { declaration } of open) declaration.release(by, at);
    await this.ledgers.save(tx, changes);
    const refused = outOfLedger.filter(({ declaration }) => declaration.state.status === 'returned');
    await this.guarantees.release(
      tx,
      refused.map(({ declaration: { state } }) => state),
      at,
    );
  }

  private removeFromLedger(
    { declaration, trace }: Case,
    ledgers: LockedLedgers,
    changes: LedgerChanges,
    serials: { readonly list: number; readonly pass: number },
    act: Act,
  ): void {
    const { goods, filingId } = declaration.state;
    const ledgerNo = ledgerOf(goods) ?? '';
    const ledger = ledgers.get(ledgerNo);
    if (ledger === undefined) return declaration.refuse(CUSTOMS, [ledgerUnknown(ledgerNo)], act.at);
    const office = ledger.state.ledgerNo.slice(1, 5);
    const year = Number(act.at.slice(0, 4));
    const listNo = listNumber(office, year, 'out', serials.list);
    const names = { id: act.newId(), listNo, ledgerId: ledger.state.id, filingId, at: act.at, by: act.by };
    const list = removalList(goods, names);
    try {
      ledger.hold(list, act);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return declaration.refuse(CUSTOMS, [reasonOf(error)], act.at);
    }
    const passNo = passNumber(office, year, 'out', serials.pass);
    const pass = ledger.issuePass(list, { id: act.newId(), passNo, type: SECOND_LINE }, act);
    changes.add(ledger, list, [pass], trace);
  }
}
