import { parseGuarded, type FaultFound } from '@landport/http';
import { locateInJson } from '../../formats/locate-in-json';
import { batchFault } from './batch-faults';
import type { BatchRow } from './batch-row';
import { linesOf } from './lines-of';

const MOST_BYTES_A_LINE = 8 * 1024 * 1024;
/** Members and entries of a line at most: what takes a reader's time is not how long a line is, but how many. */
const MOST_VALUES_A_LINE = 50_000;
const COMMA = 0x2c;

/** A filing a line; blank lines are passed over. @param kind  of lines that name none */
export async function* jsonLines(
  chunks: AsyncIterable<Buffer>,
  kind: string | undefined,
): AsyncGenerator<BatchRow> {
  let number = 0;
  for await (const { line, bytes } of linesOf(chunks, MOST_BYTES_A_LINE)) {
    number += 1;
    yield bytes === undefined || hasTooMany(bytes)
      ? tooLong(number, line)
      : new JsonRow(number, line, bytes, kind);
  }
}

class JsonRow implements BatchRow {
  readonly place: string;
  readonly said: BatchRow['said'];

  constructor(
    readonly number: number,
    private readonly line: number,
    private readonly received: Buffer,
    kind: string | undefined,
  ) {
    this.place = `line ${line}`;
    this.said = { bytes: kind === undefined ? received : ofKind(received, kind) };
  }

  /** Faults that the reader has placed in these very bytes are placed: a line is not walked through twice. */
  locate(faults: readonly FaultFound[]): FaultFound[] {
    const isAsSent = 'bytes' in this.said && this.said.bytes === this.received;
    const unplaced = faults.filter(({ pointer, column }) => pointer && !(isAsSent && column !== undefined));
    const pointers = unplaced.map(({ pointer = '' }) => pointer);
    const places = pointers.length > 0 ? locateInJson(this.received.toString(), pointers) : NOWHERE;
    return faults.map((fault) => {
      const { pointer = '', column } = fault;
      const place = places.get(pointer)?.column ?? column;
      const sourcePath = pointer ? `${this.place} ${pointer}` : this.place;
      return { ...fault, sourcePath, line: this.line, ...(place !== undefined && { column: place }) };
    });
  }
}

const NOWHERE: ReturnType<typeof locateInJson> = new Map();

/** Lines that cannot be read are left as they are: whoever reads them next says why. */
function ofKind(bytes: Buffer, kind: string): Buffer {
  try {
    const filing = parseGuarded(bytes);
    if (typeof filing !== 'object' || filing === null || Array.isArray(filing) || 'kind' in filing)
      return bytes;
    return Buffer.from(JSON.stringify({ kind, ...filing }));
  } catch {
    return bytes;
  }
}

function tooLong(number: number, line: number): BatchRow {
  const place = `line ${line}`;
  const fault = batchFault(
    'batch/line-too-long',
    { en: 'The line has over 8 MB or 50,000 values.', zh: '该行超过 8 MB 或 50,000 个值。' },
    { sourcePath: place, line },
  );
  return { number, place, said: { faults: [fault] }, locate: (faults) => [...faults] };
}

/** Counts commas, also those in texts: nothing that is filed has so many of them. */
function hasTooMany(bytes: Buffer): boolean {
  if (bytes.length < MOST_VALUES_A_LINE) return false;
  let values = 0;
  for (let at = bytes.indexOf(COMMA); at >= 0; at = bytes.indexOf(COMMA, at + 1)) values += 1;
  return values > MOST_VALUES_A_LINE;
}
