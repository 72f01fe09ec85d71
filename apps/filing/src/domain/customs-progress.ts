import type { DataOf, FilingAssessed, FilingAwaitsArrival } from '@landport/contracts';

type Assessed = DataOf<typeof FilingAssessed>;

/** What customs has reported of a declaration so far, as its owner sees it. */
export interface CustomsProgress {
  readonly awaits?: DataOf<typeof FilingAwaitsArrival>['awaits'];
  readonly assessment?: Pick<Assessed, 'lane' | 'duty' | 'vat' | 'total' | 'guaranteeHeld' | 'assessedAt'>;
  readonly releasedAt?: string;
  readonly exitedAt?: string;
}
