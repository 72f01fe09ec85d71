import type { Filing } from '../domain/filing';
import { BY_RULES } from '../domain/history-entry';
import { reviewerAtLodging } from '../domain/review';
import { Task } from '../domain/task';
import type { Examination } from './submission-examiner';

/**
 * What follows from lodging at once: the rules' decision, or a task in the work list of the kind's first body.
 * @returns the tasks that were opened
 */
export function settle(filing: Filing, { kind, decision }: Examination, taskId: string, at: string): Task[] {
  if (decision !== undefined) {
    filing.decideByRules(decision.outcome, [...decision.reasons], at);
    return [];
  }
  const { id, version } = filing.snapshot;
  const bodies = kind.source.header.steps.map((step) => step.body);
  const body = reviewerAtLodging(kind.name, bodies);
  if (body === undefined) return [];
  const task = { id: taskId, filingId: id, filingVersion: version, body, queue: kind.name, lane: null };
  filing.openReview(taskId, body, null, BY_RULES, at);
  return [Task.open({ ...task, origin: 'filing', openedAt: at, dueAt: null })];
}
