import { randomFillSync } from 'node:crypto';

const BYTES_AT_ONCE = 4_096;

let pool = Buffer.alloc(0);

/**
 * Fresh random bytes, fit for secrets: each is handed out once. Drawn from the system many at a time, because each
 * call to it costs as much as a SHA-256.
 */
export function pooledBytes(count: number): Buffer {
  if (pool.length < count) pool = randomFillSync(Buffer.alloc(Math.max(BYTES_AT_ONCE, count)));
  const bytes = pool.subarray(0, count);
  pool = pool.subarray(count);
  return bytes;
}
