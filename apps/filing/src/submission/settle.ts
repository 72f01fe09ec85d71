import type { Filing } from '../domain/filing';
import type { Task } from '../domain/task';
import type { Reviews } from '../reviews/reviews';
import type { Examination } from './submission-examiner';

/**
 * What follows from lodging at once: the rules' decision, or tasks in the work lists of the first step's bodies.
 * A kind that another service handles gets its task when that service asks for a review.
 * @returns the tasks that were opened
 */
export function settle(
  filing: Filing,
  { kind, payload, context, decision }: Examination,
  reviews: Reviews,
  at: string,
): Task[] {
  if (decision !== undefined) {
    filing.decideByRules(decision.outcome, [...decision.reasons], at);
    return [];
  }
  if (kind.source.header.handledBy !== 'filing') return [];
  return reviews.begin(filing, kind, payload, context, at);
}
