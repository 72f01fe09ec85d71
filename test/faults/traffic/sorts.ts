import type { FilingStatus } from '@landport/contracts';

interface SortFacts {
  readonly owner: string;
  /** What it may have come to when all is done. */
  readonly comesTo: readonly FilingStatus[];
  /** Whether customs has it too, and so must be of one mind with filing. */
  readonly isAtCustoms: boolean;
}

const sort = (owner: string, isAtCustoms: boolean, ...comesTo: readonly FilingStatus[]): SortFacts => ({
  ...{ owner, comesTo, isAtCustoms },
});

/** What filings of the traffic come to, by how they were made. */
export const SORTS = {
  onTheSpot: sort('yuzhou-imports', false, 'approved'),
  arrived: sort('yuzhou-imports', true, 'released'),
  outOfLedger: sort('yuzhou-imports', true, 'released'),
  awaited: sort('yuzhou-imports', true, 'awaitingArrival'),
  lookedAt: sort('jialing-trading', true, 'underReview'),
  /** Decided at once on the applicant's word, and checked afterwards. */
  promised: sort('yuzhou-imports', false, 'approved'),
  inBatch: sort('jialing-trading', false, 'underReview'),
  /** Goes with a paper. */
  papered: sort('jialing-trading', false, 'underReview'),
  licence: sort('yuzhou-imports', false, 'approved'),
  /** Draws on a licence; some give back what they drew. */
  drawing: sort('yuzhou-imports', true, 'awaitingArrival', 'withdrawn'),
  /** Officers and applicant act at once. */
  contested: sort('jialing-trading', false, 'approved', 'refused', 'withdrawn'),
  /** Taken back, or amended, while customs lets the goods go. */
  cancelled: sort('yuzhou-imports', true, 'released', 'withdrawn'),
  /** Nobody decides, and the kind says what that means. */
  silent: sort('yuzhou-imports', false, 'approved'),
  lot: sort('jialing-trading', false, 'approved'),
  /** The highest goes before its body when time is up, all others are refused. */
  bid: sort('yuzhou-imports', false, 'underReview', 'refused'),
  amended: sort('yuzhou-imports', true, 'released'),
} satisfies Record<string, SortFacts>;
export type Sort = keyof typeof SORTS;

/** Facts of which each is told once, of filings that end so. */
export const TOLD: Partial<Record<FilingStatus, string>> = {
  approved: 'landport.filing.decided.v1',
  refused: 'landport.filing.decided.v1',
  released: 'landport.filing.released.v1',
  awaitingArrival: 'landport.filing.awaits-arrival.v1',
  underReview: 'landport.filing.review-opened.v1',
  withdrawn: 'landport.filing.withdrawn.v1',
};

/** Twice as many on the spot as of each other sort, as hot as that way is meant to be. */
export const MIX: readonly Sort[] = [
  'onTheSpot',
  'onTheSpot',
  'arrived',
  'outOfLedger',
  'awaited',
  'lookedAt',
  'promised',
];

/** What the window answered with 201 or 202, or as a row of a batch, and so must never lose. */
export interface Acknowledged {
  readonly sort: Sort;
  readonly reference: string;
  readonly filingId: string;
  /** Rows of a batch are answered without. */
  readonly receipt?: string;
  /** SHA-256 of the bytes that were sent, hexadecimal. */
  readonly digest: string;
  /** Ends that the window has told somebody: there is but one. */
  readonly words?: readonly FilingStatus[];
}
