import type { Transitions } from '@landport/domain';
import type { Direction } from './inventory-list';

export type LedgerStatus =
  | 'draft'
  | 'filed'
  | 'active'
  | 'changePaused'
  | 'importPaused'
  | 'exportPaused'
  | 'writeOffDue'
  | 'cancelled';

export const LEDGER_TRANSITIONS = {
  draft: ['filed'],
  filed: ['active'],
  active: ['changePaused', 'importPaused', 'exportPaused', 'writeOffDue'],
  changePaused: ['active'],
  importPaused: ['active'],
  exportPaused: ['active'],
  writeOffDue: ['active', 'cancelled'],
  cancelled: [],
} as const satisfies Transitions<LedgerStatus>;

const MOVING: Readonly<Record<Direction, readonly LedgerStatus[]>> = {
  in: ['active', 'changePaused', 'exportPaused'],
  out: ['active', 'changePaused', 'importPaused'],
};

export const mayMove = (status: LedgerStatus, direction: Direction): boolean =>
  MOVING[direction].includes(status);

/** Run mark of an item; in H2018 1 normal, 4 stop both, 5 stop import, 6 stop export. */
export type ItemMark = 'normal' | 'stopBoth' | 'stopImport' | 'stopExport';

export const mayItemMove = (mark: ItemMark, direction: Direction): boolean =>
  mark === 'normal' || mark === (direction === 'in' ? 'stopExport' : 'stopImport');
