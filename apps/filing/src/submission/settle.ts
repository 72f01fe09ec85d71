import type { Filing } from '../domain/filing';
import { BY_RULES } from '../domain/history-entry';
import type { Task } from '../domain/task';
import type { Reviews } from '../reviews/reviews';
import type { Examination } from './submission-examiner';

/**
 * What follows from lodging at once: the rules' decision, or a task in the work list of the kind's first body.
 * A kind that another service handles gets its task when that service asks for a review.
 * @returns the tasks that were opened
 */
export function settle(
  filing: Filing,
  { kind, decision }: Examination,
  reviews: Reviews,
  at: string,
): Task[] {
  if (decision !== undefined) {
    filing.decideByRules(decision.outcome, [...decision.reasons], at);
    return [];
  }
  const { handledBy, steps } = kind.source.header;
  const body = steps[0]?.bodies[0];
  // What competes waits for its round.
  const isInRound = filing.snapshot.mode === 'selection';
  if (handledBy !== 'filing' || body === undefined || isInRound) return [];
  return [reviews.open(filing, { body, lane: null, origin: 'filing', by: BY_RULES, at })];
}
