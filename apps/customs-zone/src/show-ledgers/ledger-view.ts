import type { LedgerBalance, LedgerDetail, LedgerView } from '@landport/contracts';
import type { z } from 'zod';
import type { Ledger, LedgerItem } from '../domain/ledger/ledger';
import { levelOf } from '../domain/ledger/stock-level';
import type { Stock } from '../domain/ledger/stock';
import type { LedgerRow } from '../persistence/ledger-row';

export const ledgerView = (row: LedgerRow): z.output<typeof LedgerView> => ({
  id: row.ledger_id,
  ledgerNo: row.ledger_no,
  regime: row.regime,
  operatorId: row.operator_id,
  enterpriseId: row.enterprise_id,
  officeId: row.office_id,
  status: row.status,
  version: row.version,
  openedAt: row.opened_at.toISOString(),
});

export function ledgerDetail({ state, stock }: Ledger): z.output<typeof LedgerDetail> {
  const { id, ledgerNo, regime, operatorId, enterpriseId, officeId, status, version, openedAt, items } =
    state;
  return {
    ...{ id, ledgerNo, regime, operatorId, enterpriseId, officeId, status, version, openedAt },
    items: items.map((item) => ({ ...item })),
    balances: items.map((item) => balanceOf(item, stock)),
  };
}

function balanceOf({ itemNo, unit }: LedgerItem, stock: Stock): z.output<typeof LedgerBalance> {
  const { onHand, heldOut, available, preIn } = levelOf(stock, itemNo, unit);
  return {
    itemNo,
    onHand: onHand.toJSON(),
    heldOut: heldOut.toJSON(),
    available: available.toJSON(),
    preIn: preIn.toJSON(),
  };
}
