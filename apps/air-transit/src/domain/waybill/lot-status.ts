import type { LotStatus } from '@landport/contracts';
import type { Transitions } from '@landport/domain';

/** Anything may be held, offloaded, found missing or found, as long as it is not delivered. */
const ASIDE = ['held', 'offloaded', 'missing', 'found'] as const satisfies readonly LotStatus[];

/**
 * A lot's moves, station by station. Status messages are sparse, so a lot may arrive at another station without
 * its departure having been told (manifested → received), and may be received without a landing.
 * A departure asks for a manifest (no DEP without MAN on that leg).
 */
export const LOT_TRANSITIONS = {
  expected: ['landed', 'received', 'manifested', ...ASIDE],
  landed: ['received', 'landed', ...ASIDE],
  received: ['manifested', 'transferPlanned', 'delivered', 'landed', 'received', ...ASIDE],
  manifested: ['loaded', 'departed', 'landed', 'received', ...ASIDE],
  loaded: ['departed', 'landed', 'received', ...ASIDE],
  departed: ['landed', 'received', ...ASIDE],
  transferPlanned: ['handedOver', 'landed', 'received', ...ASIDE],
  handedOver: ['landed', 'received', ...ASIDE],
  held: ['landed', 'received', 'offloaded', 'missing', 'found'],
  offloaded: ['landed', 'received', 'manifested', 'held', 'missing', 'found'],
  missing: ['landed', 'received', 'held', 'offloaded', 'found'],
  found: ['received', 'held', 'offloaded', 'missing'],
  delivered: [],
} as const satisfies Transitions<LotStatus>;

/** Statuses in which the lot is known to be at its station. */
const IN_HAND: readonly LotStatus[] = [
  'landed',
  'received',
  'manifested',
  'loaded',
  'transferPlanned',
  'offloaded',
  'found',
];
const ARRIVALS: readonly LotStatus[] = ['landed', 'received'];
/** In hand, yet to be received where they are. */
const AWAITS_RECEIPT: readonly LotStatus[] = ['landed', 'offloaded', 'found'];

/** Whether goods in `from` at one station can become `to` at the station named. */
export function placeFits(from: LotStatus, to: LotStatus, sameStation: boolean): boolean {
  if (!IN_HAND.includes(from) || (ASIDE as readonly LotStatus[]).includes(to)) return true;
  if (!ARRIVALS.includes(to)) return sameStation;
  return !sameStation || (to === 'received' && AWAITS_RECEIPT.includes(from));
}

/** What a report takes first when it does not name its lots: those nearest to the move it tells of. */
const PREFERENCE: readonly LotStatus[] = [
  'loaded',
  'manifested',
  'landed',
  'departed',
  'handedOver',
  'transferPlanned',
  'found',
  'offloaded',
  'missing',
  'held',
  'expected',
  'received',
];

export const preferenceOf = (status: LotStatus): number => PREFERENCE.indexOf(status);

/** Order of causes within one minute: what a lot became later in its way stands behind. */
const CAUSE: Readonly<Record<LotStatus, number>> = {
  expected: 0,
  missing: 1,
  found: 2,
  landed: 3,
  received: 4,
  held: 5,
  transferPlanned: 6,
  handedOver: 7,
  manifested: 8,
  loaded: 9,
  offloaded: 10,
  departed: 11,
  delivered: 12,
};

export const causeOf = (status: LotStatus): number => CAUSE[status];
