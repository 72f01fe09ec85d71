import type { Decision, Text } from '@landport/contracts';
import type { TaskRecord } from './task-record';

/** What the bodies of a step have come to. */
export interface Conclusion extends Pick<Decision, 'outcome' | 'reasons'> {
  readonly conditions: Text[];
}

/**
 * One refusal refuses; approved is what all that decide approved. Opinions count by being heard: in a joint review
 * only the leading body decides.
 * @param tasks  of one step and version, those that were cancelled left out
 * @returns nothing while somebody still has to decide
 */
export function conclusionOf(tasks: readonly Readonly<TaskRecord>[]): Conclusion | undefined {
  const decisive = tasks.filter(({ role }) => role === 'decides');
  const isRefused = decisive.some(
    ({ state, verdict }) => state === 'decided' && verdict?.outcome === 'refused',
  );
  if (!isRefused && decisive.some(({ state }) => state !== 'decided')) return undefined;
  return { outcome: isRefused ? 'refused' : 'approved', ...whatWasSaid(tasks) };
}

/** Code of the reason where nobody decided and the kind gives that a meaning. */
export const SILENCE = 'silence';

/** Who said what, opinions included; nobody said what silence means. */
export function whatWasSaid(
  tasks: readonly Readonly<TaskRecord>[],
): Pick<Conclusion, 'reasons' | 'conditions'> {
  const said = tasks.flatMap(({ state, body, verdict }) =>
    state === 'decided' && verdict ? [{ body, verdict }] : [],
  );
  return {
    reasons: said.flatMap(({ body, verdict }) =>
      verdict.reasons.map((reason) => (reason.code === SILENCE ? reason : { ...reason, by: body })),
    ),
    conditions: said.flatMap(({ verdict }) => verdict.conditions),
  };
}

/** Bodies whose opinion the leading one has to wait for: none once their time is over. */
export const opinionsOutstanding = (tasks: readonly Readonly<TaskRecord>[], at: string): string[] =>
  tasks
    .filter(({ role, state }) => role === 'advises' && state !== 'decided' && state !== 'cancelled')
    .filter(({ dueAt }) => dueAt === null || dueAt > at)
    .map(({ body }) => body);
