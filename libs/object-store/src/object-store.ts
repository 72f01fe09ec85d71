import type { Readable } from 'node:stream';

/** What is put, known before its first byte goes out, so that a store can refuse what arrives otherwise. */
export interface ObjectContent {
  /** Bytes. */
  readonly length: number;
  /** SHA-256 of them all, hexadecimal. */
  readonly sha256: string;
}

/**
 * Where bytes are kept that are too large for the database. Keys are ours: segments of letters, digits, `-` and `.`,
 * joined by `/`. The content is streamed both ways; no adapter holds it whole.
 */
export abstract class ObjectStore {
  /**
   * Keeps the content under the key, in place of what stood there. It is durable and whole when this resolves; when
   * it rejects, whatever stood there before still stands.
   * @throws ContentDiffers when other bytes came than were announced, ObjectStoreUnavailable
   */
  abstract put(key: string, content: Readable, announced: ObjectContent): Promise<void>;

  /**
   * The reader must read to the end or destroy the stream.
   * @throws ObjectMissing, ObjectStoreUnavailable
   */
  abstract get(key: string): Promise<Readable>;

  /**
   * Removes what stands under the key; nothing there is no fault.
   * @throws ObjectStoreUnavailable
   */
  abstract remove(key: string): Promise<void>;
}

const KEY = /^[A-Za-z0-9][A-Za-z0-9.-]*(\/[A-Za-z0-9][A-Za-z0-9.-]*)*$/;

/** @throws RangeError for a key that is none of ours */
export function checkKey(key: string): void {
  if (!KEY.test(key) || key.length > 512) throw new RangeError(`${key} is no key of an object`);
}
