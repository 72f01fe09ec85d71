import { v7 } from 'uuid';

/** The one source of identifiers: UUIDv7, so that they sort by time and a month's rows lie together. */
export abstract class Ids {
  abstract next(): string;
}

export class UuidV7Ids extends Ids {
  next(): string {
    return v7();
  }
}
