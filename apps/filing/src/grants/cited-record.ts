import type { FilingStatus, GrantStatus } from '@landport/contracts';
import type { Citation } from '@landport/kinds';

type Moments = NonNullable<Citation['within']>['of'];

interface Cited {
  /** As it was cited: number of a grant, reference or MRN of a filing. */
  readonly number: string;
  readonly kind: string;
  readonly holder: string;
  readonly forAnyone: boolean;
  /** Days of what happened to its filing, where the office is. */
  readonly days: Readonly<Partial<Record<Moments, string>>>;
  /** A live filing leans on it. */
  readonly isTaken: boolean;
  /** What was lodged; read only for terms that compare with it. */
  readonly payload?: unknown;
}

/** What a number leads to, as it stands. */
export type CitedRecord =
  | (Cited & {
      readonly what: 'grant';
      readonly status: GrantStatus;
      readonly validFrom: string;
      readonly validTo: string | null;
      readonly unit: string | null;
      /** Decimal; null where the grant has no quantity. */
      readonly available: string | null;
      /** Further filings that may cite it; null where any number may. */
      readonly usesLeft: number | null;
    })
  | (Cited & { readonly what: 'filing'; readonly filingId: string; readonly status: FilingStatus });
