import type { LotState } from './cargo-lot';
import { MILESTONES, type Milestone } from './status-effects';

export const WAYBILL_STATUSES = [
  'draft',
  'lodged',
  'booked',
  'onHand',
  'readyForCarriage',
  'inCarriage',
  'arrived',
  'notified',
  'cleared',
  'delivered',
] as const;
export type WaybillStatus = (typeof WAYBILL_STATUSES)[number];

type Shown = Pick<LotState, 'status' | 'station' | 'milestone'>;

/**
 * A waybill's status is what its lots show, never set by itself: the least advanced lot decides.
 * @param destination  undefined on a waybill known by status messages alone
 */
export function waybillStatusOf(lots: readonly Shown[], destination: string | undefined): WaybillStatus {
  if (destination === undefined || lots.length === 0) return 'draft';
  if (lots.every(({ status }) => status === 'delivered')) return 'delivered';
  if (lots.every((lot) => hasArrived(lot, destination))) return arrivalStatus(lots);
  if (lots.some(({ status }) => status !== 'expected')) return 'inCarriage';
  const reached = least(lots);
  return reached === undefined || reached === 'notified' || reached === 'cleared' ? 'lodged' : reached;
}

const hasArrived = ({ status, station }: Shown, destination: string): boolean =>
  status === 'delivered' || (status === 'received' && station === destination);

function arrivalStatus(lots: readonly Shown[]): WaybillStatus {
  const reached = least(lots.filter(({ status }) => status !== 'delivered'));
  return reached === 'notified' || reached === 'cleared' ? reached : 'arrived';
}

/** The milestone that every lot has reached. */
function least(lots: readonly Shown[]): Milestone | undefined {
  const reached = lots.map(({ milestone }) => (milestone === undefined ? -1 : MILESTONES.indexOf(milestone)));
  return MILESTONES[Math.min(...reached)];
}
