import type { FilingStatus } from '@landport/contracts';

/** What filings of the traffic come to when all is done, by how they were made. */
export const SORTS = {
  onTheSpot: { owner: 'yuzhou-imports', comesTo: 'approved', told: 'landport.filing.decided.v1' },
  arrived: { owner: 'yuzhou-imports', comesTo: 'released', told: 'landport.filing.released.v1' },
  outOfLedger: { owner: 'yuzhou-imports', comesTo: 'released', told: 'landport.filing.released.v1' },
  awaited: { owner: 'yuzhou-imports', comesTo: 'awaitingArrival', told: 'landport.filing.awaits-arrival.v1' },
  lookedAt: { owner: 'jialing-trading', comesTo: 'underReview', told: 'landport.filing.review-opened.v1' },
} as const satisfies Record<string, { owner: string; comesTo: FilingStatus; told: string }>;
export type Sort = keyof typeof SORTS;

/** Twice as many on the spot as of each other sort, as hot as that way is meant to be. */
export const MIX: readonly Sort[] = [
  'onTheSpot',
  'onTheSpot',
  'arrived',
  'outOfLedger',
  'awaited',
  'lookedAt',
];

/** What the window answered with 201 or 202, and so must never lose. */
export interface Acknowledged {
  readonly sort: Sort;
  readonly reference: string;
  readonly filingId: string;
  readonly receipt: string;
  /** SHA-256 of the bytes that were sent, hexadecimal. */
  readonly digest: string;
}
