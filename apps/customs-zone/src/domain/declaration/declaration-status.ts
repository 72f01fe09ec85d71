import type { Transitions } from '@landport/domain';

export type DeclarationStatus =
  | 'submitted'
  | 'rejected'
  | 'accepted'
  | 'manualReview'
  | 'concluded'
  | 'awaitArrival'
  | 'released'
  | 'closed'
  | 'returned';

/** `rejected`, `returned`: a new version may take the place of this one. */
export const DECLARATION_TRANSITIONS = {
  submitted: ['accepted', 'rejected'],
  accepted: ['awaitArrival', 'manualReview', 'concluded', 'returned', 'submitted'],
  awaitArrival: ['manualReview', 'concluded', 'returned', 'submitted'],
  manualReview: ['concluded', 'returned', 'submitted'],
  concluded: ['released', 'returned'],
  released: ['closed'],
  closed: [],
  rejected: ['submitted'],
  returned: ['submitted'],
} as const satisfies Transitions<DeclarationStatus>;

/** Numbers by which Chinese declaration systems report the same states. */
export const STATUS_NUMBERS: Readonly<Record<DeclarationStatus, number | null>> = {
  submitted: null,
  rejected: 100,
  accepted: 120,
  manualReview: 300,
  concluded: 399,
  awaitArrival: 400,
  returned: 700,
  released: 800,
  closed: 899,
};
