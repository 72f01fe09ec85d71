import type { FaultFound } from '@landport/http';

/** What became of one row. */
export interface RowResult {
  readonly number: number;
  readonly place: string;
  readonly status: 'lodged' | 'valid' | 'refused';
  readonly kind?: string;
  readonly reference?: string;
  readonly filingId?: string;
  /** Its filing was lodged before this batch, with the same content. */
  readonly repeated?: boolean;
  readonly faults: readonly FaultFound[];
  /** Also of those that are not told. */
  readonly faultCount: number;
}

/** Faults that are kept of a row; a filing with more is mended first and sent again. */
export const MOST_FAULTS_A_ROW = 20;
const MOST_CHARACTERS_A_VALUE = 100;

const shortened = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > MOST_CHARACTERS_A_VALUE ? `${text.slice(0, MOST_CHARACTERS_A_VALUE - 1)}…` : text;
};

/** As it is kept: bounded, and without what the database's JSON cannot hold. */
export const keptFaults = (faults: readonly FaultFound[], most = MOST_FAULTS_A_ROW): FaultFound[] =>
  faults.slice(0, most).map(({ value, sourcePath, ...fault }) => ({
    ...fault,
    ...(sourcePath !== undefined && { sourcePath: printable(sourcePath) }),
    ...(value !== undefined && { value: printable(shortened(value)) }),
  }));

const printable = (text: string): string => text.replaceAll('\0', '\u{fffd}').toWellFormed();
