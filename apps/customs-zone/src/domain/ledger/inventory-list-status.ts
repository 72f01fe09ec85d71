import type { Transitions } from '@landport/domain';

export type ListStatus =
  | 'draft'
  | 'submitted'
  | 'received'
  | 'receiveFailed'
  | 'manualReview'
  | 'approved'
  | 'partlyPassed'
  | 'deducted'
  | 'writtenOff'
  | 'returned'
  | 'amending'
  | 'deleted';

/** Way of an inventory list (核注清单) by message INV101 and its receipts. */
export const LIST_TRANSITIONS = {
  draft: ['submitted', 'deleted'], // 暂存
  submitted: ['received', 'receiveFailed'], // 申报
  receiveFailed: ['submitted', 'deleted'],
  received: ['approved', 'manualReview', 'returned'],
  manualReview: ['approved', 'returned'], // 转人工
  approved: ['partlyPassed', 'deducted', 'amending', 'deleted'], // 预核扣
  partlyPassed: ['deducted'],
  deducted: ['writtenOff'], // 已核扣
  writtenOff: [], // 已核销
  returned: ['amending', 'deleted'], // 退单
  amending: ['submitted'], // 变更
  deleted: [], // 删单
} as const satisfies Transitions<ListStatus>;

/** Deduction mark [核扣标记]: 0 not deducted, 1 pre-deducted, 2 deducted, 3 written off. */
export function deductionMarkOf(status: ListStatus): 0 | 1 | 2 | 3 {
  if (status === 'approved' || status === 'partlyPassed') return 1;
  if (status === 'deducted') return 2;
  return status === 'writtenOff' ? 3 : 0;
}
