import type { FaultFound } from '@landport/http';

/** Filings of one file at most. */
export const MOST_ROWS = 50_000;

/** One filing of a file. */
export interface BatchRow {
  /** From 1, in the order of the file. */
  readonly number: number;
  /** Where it stands, in the words of the file's format: `line 4`, `rows 7 to 9`, `Sheet1!7:7`. */
  readonly place: string;
  /** The filing as `POST /v1/filings` would get it; of a row that cannot be read, why. */
  readonly said: { readonly bytes: Buffer } | { readonly faults: readonly FaultFound[] };
  /** Puts faults, whose pointers lead into the filing, at their places in the file. */
  locate(faults: readonly FaultFound[]): FaultFound[];
}
