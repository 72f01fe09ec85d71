import type { DecisionReason } from '@landport/kinds';
import { UnknownReason } from '../domain/task-errors';
import type { TaskVerdict } from '../domain/task-record';

type Reason = TaskVerdict['reasons'][number];

/** What an officer may say for a reason: free text, words in both languages, or an entry of the kind's list. */
export interface GivenReasons {
  readonly outcome: 'approved' | 'refused';
  readonly reason?: string | undefined;
  readonly reasons?: readonly ({ readonly code: string } | { readonly text: Reason['text'] })[] | undefined;
}

/** Code of what officers say in their own words. */
export const IN_OWN_WORDS = 'officer';

/** @throws UnknownReason for a code that the kind does not list for that outcome */
export function reasonsOf(
  { outcome, reason, reasons = [] }: GivenReasons,
  listed: readonly DecisionReason[],
): Reason[] {
  const free = reason === undefined ? [] : [{ code: IN_OWN_WORDS, text: { en: reason, zh: reason } }];
  const usable = listed.filter((each) => each.outcome === outcome);
  const named = reasons.map((given): Reason => {
    if ('text' in given) return { code: IN_OWN_WORDS, text: given.text };
    const found = usable.find(({ code }) => code === given.code);
    const known = usable.map(({ code }) => code);
    if (found === undefined) throw new UnknownReason(given.code, known);
    return { code: found.code, text: found.text };
  });
  return [...named, ...free];
}
