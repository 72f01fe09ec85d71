import type { Procedure } from '../domain/procedure';
import type { Reviews } from '../reviews/reviews';
import type { Examination } from './submission-examiner';

/**
 * What follows from lodging at once: the rules' decision, or tasks in the work lists of the first step's bodies.
 * A kind that another service handles gets its task when that service asks for a review.
 */
export function settle(procedure: Procedure, examination: Examination, reviews: Reviews, at: string): void {
  const { kind, decision } = examination;
  if (decision !== undefined) {
    procedure.filing.decideByRules(decision.outcome, [...decision.reasons], at);
  } else if (kind.source.header.handledBy === 'filing') reviews.begin(procedure, examination, at);
}
