import { Problem, type FaultFound } from '@landport/http';
import type { Fault } from '@landport/kinds';
import type { SubmissionReader } from './submission-reader';

/** The one refusal of a submission with faults, all of them at once. */
export const faulty = (errors: readonly FaultFound[], total: number): Problem =>
  new Problem({
    status: 422,
    code: 'filing/faulty',
    detail: {
      en: total === 1 ? 'The filing has one fault.' : `The filing has ${total} faults.`,
      zh: `申报共有 ${total} 处错误。`,
    },
    errors,
    ...(total > errors.length && { extensions: { errorCount: total } }),
  });

/** A kind speaks of the payload; the sender of the whole submission. */
export const inEnvelope = (fault: Fault): FaultFound => ({ ...fault, pointer: `/payload${fault.pointer}` });

/** Faults that came to light only under lock, placed in the message as it came. */
export const faultyPlaced = (
  reader: SubmissionReader,
  { contentType, bytes }: { readonly contentType: string; readonly bytes: Buffer },
  faults: readonly Fault[],
): Problem => faulty(reader.place(contentType, bytes, faults.map(inEnvelope)), faults.length);
