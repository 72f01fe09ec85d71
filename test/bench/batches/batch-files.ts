import { XLSX_TYPE } from '@landport/contracts';
import { csvLine } from '../../../apps/filing/src/batches/show-batch/csv-out';
import { writeXlsx } from '../../../apps/filing/src/batches/show-template/write-xlsx';
import { examplePayload } from '../intake/bodies';

const KIND = 'import-declaration';

export interface BatchFile {
  readonly format: string;
  readonly contentType: string;
  /** @param run  names its filings uniquely */
  of(run: string, rows: number): Buffer;
}

/** Every leaf of a value as a heading and a cell. */
function leavesOf(value: unknown, path: string): [heading: string, cell: string][] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`),
  );
}

function table(run: string, rows: number): string[][] {
  const leaves = leavesOf(examplePayload(KIND), 'payload');
  const line = (reference: string): string[] => [
    reference,
    ...leaves.map(([heading, cell]) => (heading === 'payload.FunctionalReferenceID' ? reference : cell)),
  ];
  return [
    ['reference', ...leaves.map(([heading]) => heading)],
    ...Array.from({ length: rows }, (_, row) => line(`${run}-${row}`)),
  ];
}

function lines(run: string, rows: number): string {
  const payload = examplePayload(KIND);
  return Array.from({ length: rows }, (_, row) => {
    const reference = `${run}-${row}`;
    return `${JSON.stringify({ kind: KIND, reference, payload: { ...payload, FunctionalReferenceID: reference } })}\n`;
  }).join('');
}

export const BATCH_FILES: readonly BatchFile[] = [
  {
    format: 'JSON Lines',
    contentType: 'application/x-ndjson',
    of: (run, rows) => Buffer.from(lines(run, rows)),
  },
  {
    format: 'CSV',
    contentType: 'text/csv',
    of: (run, rows) => Buffer.from(table(run, rows).map(csvLine).join('')),
  },
  { format: 'XLSX', contentType: XLSX_TYPE, of: (run, rows) => writeXlsx('filings', table(run, rows)) },
];
