import type { AttemptRecord, WaitingEntry } from './held-endpoint';

/** What is to be written down of one entry at one endpoint. */
export interface Settlement {
  readonly endpointId: string;
  /** Absent when only the cursor moved. */
  readonly attempt?: AttemptRecord;
  /** The entry waits, or is held. */
  readonly waiting?: WaitingEntry;
  /** The entry waits no longer. */
  readonly settled?: number;
}

type Column = unknown[];

/** Turns rows into columns, as `unnest` takes them. */
function columnsOf(rows: readonly (readonly unknown[])[], width: number): Column[] {
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column]));
}

/** Parameters of the statement that writes a batch. */
export function columnsOfBatch(batch: readonly Settlement[], cursors: ReadonlyMap<string, number>): Column[] {
  const attempts = batch.flatMap(({ endpointId, attempt: a }) => {
    if (!a) return [];
    const answer = [a.outcome, a.status, a.fault, a.answer, a.sentAt, a.tookMs, a.nextTryAt];
    return [[a.id, endpointId, a.messageId, a.sequence, a.type, a.attempt, ...answer]];
  });
  const waiting = batch.flatMap(({ endpointId, waiting: w }) =>
    w ? [[endpointId, w.sequence, w.subject, w.attempts, w.dueAt]] : [],
  );
  const settled = batch.flatMap(({ endpointId, settled: sequence }) =>
    sequence === undefined ? [] : [[endpointId, sequence]],
  );
  return [
    ...columnsOf(attempts, 13),
    ...columnsOf(waiting, 5),
    ...columnsOf(settled, 2),
    ...columnsOf([...cursors], 2),
  ];
}
