import type { EventContext, ReceivedEvent } from '../received-event';
import { streamOf } from './watermarks';

/** What a service does about one type of event. */
export interface Reaction {
  /** Two types that share this share a call. */
  readonly handler: object;
  readonly isBatch: boolean;
  run(events: readonly ReceivedEvent[], context: EventContext): Promise<void>;
}

export type Reactions = ReadonlyMap<string, Reaction>;

/**
 * Runs the handlers over events of many streams, each stream in its order. A batch handler is called with everything
 * of its types that no earlier event of the same stream still waits before.
 */
export async function dispatch(
  reactions: Reactions,
  events: readonly ReceivedEvent[],
  context: EventContext,
): Promise<void> {
  let waiting = events.filter((event) => reactions.has(event.type));
  while (waiting.length > 0) {
    const first = reactions.get(waiting[0]!.type)!;
    const taken: ReceivedEvent[] = [];
    const left: ReceivedEvent[] = [];
    const heldStreams = new Set<string>();
    for (const event of waiting) {
      const isNext =
        reactions.get(event.type)!.handler === first.handler && !heldStreams.has(streamOf(event));
      if (isNext && (first.isBatch || taken.length === 0)) taken.push(event);
      else {
        heldStreams.add(streamOf(event));
        left.push(event);
      }
    }
    await first.run(taken, context);
    waiting = left;
  }
}
