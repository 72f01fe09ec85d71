import { FilingStatus } from '@landport/contracts';
import { unreachableStates } from '@landport/domain';
import { mayBecome, TRANSITIONS } from './filing-status';

/** Written by hand from the procedure, never derived from the table. */
const LEGAL = new Set([
  'lodged → lodged',
  'lodged → awaitingArrival',
  'lodged → underReview',
  'lodged → approved',
  'lodged → released',
  'lodged → refused',
  'lodged → withdrawn',
  'lodged → lapsed',
  'awaitingArrival → lodged',
  'awaitingArrival → awaitingArrival',
  'awaitingArrival → underReview',
  'awaitingArrival → released',
  'awaitingArrival → refused',
  'awaitingArrival → withdrawn',
  'underReview → queried',
  'underReview → approved',
  'underReview → released',
  'underReview → refused',
  'underReview → withdrawn',
  'underReview → lapsed',
  'queried → lodged',
  'queried → underReview',
  'queried → refused',
  'queried → withdrawn',
  'queried → lapsed',
  'approved → revoked',
  'refused → lodged',
  'withdrawn → released',
]);

describe("a filing's moves", () => {
  const all = FilingStatus.options.flatMap((from) => FilingStatus.options.map((to) => [from, to] as const));

  it.each(all)('%s → %s is legal only when the list says so', (from, to) => {
    expect(mayBecome(from, to)).toBe(LEGAL.has(`${from} → ${to}`));
  });

  it('leaves no status that cannot be reached from lodged', () => {
    expect(unreachableStates(TRANSITIONS, 'lodged')).toEqual([]);
  });
});
