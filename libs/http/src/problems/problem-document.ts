import type { ProblemDocument } from '@landport/contracts';
import { entryOf } from './catalogue';
import { said, type Language } from './language';
import type { FaultFound, Problem } from './problem';

/** Faults shown in one document; `errorCount` tells how many there are. */
export const FAULTS_SHOWN = 100;
const VALUE_SHOWN = 100;

export const PROBLEM_PAGES = '/docs/problems';

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > VALUE_SHOWN ? `${text.slice(0, VALUE_SHOWN - 1)}…` : text;
};

/** A fault as a caller reads it, in the caller's language. */
export const faultIn = (language: Language, fault: FaultFound) => ({
  code: fault.code,
  ...(fault.pointer !== undefined && { pointer: fault.pointer }),
  ...(fault.sourcePath !== undefined && { sourcePath: fault.sourcePath }),
  ...(fault.line !== undefined && { line: fault.line }),
  ...(fault.column !== undefined && { column: fault.column }),
  ...(fault.value !== undefined && { value: shown(fault.value) }),
  message: said(fault.message, language),
  ...(fault.remedy !== undefined && { remedy: said(fault.remedy, language) }),
  ...(fault.legalBasis !== undefined && { legalBasis: fault.legalBasis }),
});

export type FaultTold = ReturnType<typeof faultIn>;

/** The answer's body, in the caller's language. */
export function documentOf(
  problem: Problem,
  language: Language,
  request: { readonly path: string; readonly traceId: string },
): ProblemDocument {
  const { status, code, detail, errors, extensions } = problem.options;
  const known = entryOf(code);
  const remedy = problem.options.remedy ?? known?.remedy;
  return {
    type: `${PROBLEM_PAGES}#${code.replace('/', '-')}`,
    title: known === undefined ? code : known.title[language],
    status,
    detail: said(detail, language),
    instance: request.path,
    code,
    traceId: request.traceId,
    ...(remedy !== undefined && { remedy: said(remedy, language) }),
    ...(errors && {
      errors: errors.slice(0, FAULTS_SHOWN).map((fault) => faultIn(language, fault)),
      errorCount: errors.length,
    }),
    ...extensions,
  };
}
