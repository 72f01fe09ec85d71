import type { FilingStatus } from '@landport/contracts';
import type { Transitions } from '@landport/domain';

/**
 * Where a filing may go.
 * `lodged` again means a new version: a correction of what was refused or queried, or an amendment before customs
 * has told that it means to look at the goods (Union Customs Code, article 173(2)(a)); so never from `underReview`.
 * `lapsed`: nobody answered an officer's query in time, or a paper that was let follow never came. `revoked`: an approval was taken back by its body.
 * `withdrawn` to `released`: customs let the goods go before the withdrawal reached it, and the release stands.
 */
export const TRANSITIONS = {
  lodged: [
    'lodged',
    'awaitingArrival',
    'underReview',
    'approved',
    'released',
    'refused',
    'withdrawn',
    'lapsed',
  ],
  awaitingArrival: ['lodged', 'awaitingArrival', 'underReview', 'released', 'refused', 'withdrawn'],
  underReview: ['queried', 'approved', 'released', 'refused', 'withdrawn', 'lapsed'],
  queried: ['lodged', 'underReview', 'refused', 'withdrawn', 'lapsed'],
  refused: ['lodged'],
  withdrawn: ['released'],
  approved: ['revoked'],
  released: [],
  lapsed: [],
  revoked: [],
} as const satisfies Transitions<FilingStatus>;

export const mayBecome = (from: FilingStatus, to: FilingStatus): boolean =>
  (TRANSITIONS[from] as readonly FilingStatus[]).includes(to);
