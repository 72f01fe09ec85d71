import { entryOf, problemOf, type FaultFound, type Problem } from '@landport/http';

/** Whether the same row may pass in a moment: nothing is wrong with it. */
export const isOfTheMoment = ({ status, code }: Problem): boolean =>
  status >= 500 || code === 'idempotency/in-flight';

/** What a request would be refused for, as the faults of a row. */
export function faultsIn(error: unknown): { readonly faults: readonly FaultFound[]; readonly total: number } {
  const problem = problemOf(error);
  const { errors, detail, code, extensions = {} } = problem.options;
  if (errors !== undefined && errors.length > 0) {
    const { errorCount = errors.length } = extensions as { errorCount?: number };
    return { faults: errors, total: errorCount };
  }
  const remedy = problem.options.remedy ?? entryOf(code)?.remedy;
  const { column } = extensions as { column?: number };
  const fault = { code, message: detail, ...(remedy && { remedy }), ...(column !== undefined && { column }) };
  return { faults: [fault], total: 1 };
}
