import type { InventoryListDetail, InventoryListView } from '@landport/contracts';
import type { z } from 'zod';
import type { GatePass } from '../domain/ledger/gate-pass';
import type { InventoryList } from '../domain/ledger/inventory-list';
import { deductionMarkOf } from '../domain/ledger/inventory-list-status';
import { gatePassView } from '../show-gate-passes/gate-pass-view';

export function inventoryListView({ state }: InventoryList): z.output<typeof InventoryListView> {
  const { id, listNo, ledgerId, direction, type, place, awb, lotNo, packages, filingId, status } = state;
  return {
    ...{ id, listNo, ledgerId, direction, type, place, awb, lotNo, packages, filingId, status },
    deductionMark: deductionMarkOf(status),
    submittedAt: state.submittedAt,
    deductedAt: state.deductedAt,
    version: state.version,
  };
}

export const inventoryListDetail = (
  list: InventoryList,
  passes: readonly GatePass[],
): z.output<typeof InventoryListDetail> => ({
  ...inventoryListView(list),
  lines: list.state.lines.map(({ lineNo, itemNo, quantity, passIssued, passed }) => ({
    lineNo,
    itemNo,
    quantity: quantity.toJSON(),
    passIssued: passIssued.toFixed(),
    passed: passed.toFixed(),
  })),
  gatePasses: passes.map(gatePassView),
});
