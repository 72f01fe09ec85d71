import { EventEmitter } from 'node:events';

/**
 * Says within this process that something new is on the bus. It only saves waiting: a reader that misses it finds
 * the message at its next poll.
 */
export class BusSignal {
  private static readonly shared = new EventEmitter().setMaxListeners(0);

  static published(topics: Iterable<string>): void {
    for (const topic of topics) BusSignal.shared.emit(topic);
  }

  static onPublished(topics: readonly string[], wake: () => void): () => void {
    for (const topic of topics) BusSignal.shared.on(topic, wake);
    return () => topics.forEach((topic) => BusSignal.shared.off(topic, wake));
  }
}
