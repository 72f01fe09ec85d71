import type { TraceContext, Tx } from '@landport/platform';

/** An event as it reaches a handler: CloudEvents attributes and the decoded data. */
export interface ReceivedEvent<Data = unknown> extends TraceContext {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly time: string;
  readonly topic: string;
  readonly streamKey: string;
  readonly sequence: number;
  readonly data: Data;
}

/**
 * What a handler gets beside the event, by `@Ctx()`: the transaction in which the watermark is raised.
 * A handler writes through it alone, so that an event is handled once or not at all.
 */
export interface EventContext {
  readonly tx: Tx;
}

/** Extras of `@EventPattern(type, BATCH)`: the handler takes an array of events, in order, in one call. */
export const BATCH = { batch: true } as const;

/**
 * A handler's word that it cannot take this event now for a reason of the field: it is parked and tried again.
 * Any other error parks too; only faults of the database itself bring the whole batch again.
 */
export class EventRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'EventRefused';
  }
}
