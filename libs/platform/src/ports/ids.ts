import { v7 } from 'uuid';
import { pooledBytes } from './pooled-bytes';

/** The one source of identifiers: UUIDv7, so that they sort by time and a month's rows lie together. */
export abstract class Ids {
  abstract next(): string;
}

/** Counts up within a millisecond, so that ids of one process sort in the order they were taken. @see RFC 9562 §6.2 */
export class UuidV7Ids extends Ids {
  private at = 0;
  private count = 0;

  next(): string {
    const now = Date.now();
    const random = pooledBytes(16);
    if (now > this.at) {
      this.at = now;
      // Half of the counter's range is left for counting.
      this.count = random.readUInt32BE(6) >>> 1;
    } else {
      this.count += 1;
    }
    return v7({ random, msecs: this.at, seq: this.count });
  }
}
