import type { Text } from '@landport/contracts';
import { entryOf, type FaultFound } from '@landport/http';

type Place = Pick<FaultFound, 'pointer' | 'sourcePath' | 'line' | 'column' | 'value'>;

/** Something wrong with a file or one of its rows; how to mend it stands in the catalogue under the code. */
export function batchFault(code: `batch/${string}`, message: Text, place: Place = {}): FaultFound {
  const remedy = entryOf(code)?.remedy;
  return { code, ...place, message, ...(remedy && { remedy }) };
}

/** The file as a whole cannot be taken, and nothing of it is lodged. */
export class UnreadableFile extends Error {
  constructor(readonly faults: readonly FaultFound[]) {
    super(faults.map(({ code, sourcePath = '' }) => `${code} ${sourcePath}`).join('; '));
    this.name = 'UnreadableFile';
  }
}

export const unreadable = (code: `batch/${string}`, message: Text, place: Place = {}): UnreadableFile =>
  new UnreadableFile([batchFault(code, message, place)]);
