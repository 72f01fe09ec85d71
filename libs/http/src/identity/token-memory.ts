import { createHash } from 'node:crypto';
import type { Caller } from './caller';

export interface Remembered {
  readonly caller: Caller;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Tokens held at most, about 1 kB each. */
const MOST = 10_000;

/**
 * Verified tokens by their SHA-256, so that a signature is checked once and no token lies in memory.
 * When it is full the oldest goes first.
 */
export class TokenMemory {
  private readonly tokens = new Map<string, Remembered>();

  constructor(private readonly most = MOST) {}

  static keyOf(token: string): string {
    return createHash('sha256').update(token).digest('base64');
  }

  find(key: string): Remembered | undefined {
    return this.tokens.get(key);
  }

  remember(key: string, token: Remembered): void {
    if (this.tokens.size >= this.most) {
      const oldest = this.tokens.keys().next();
      if (oldest.done !== true) this.tokens.delete(oldest.value);
    }
    this.tokens.set(key, token);
  }

  forget(key: string): void {
    this.tokens.delete(key);
  }

  forgetAll(): void {
    this.tokens.clear();
  }

  get size(): number {
    return this.tokens.size;
  }
}
