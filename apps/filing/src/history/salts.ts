import { randomFillSync } from 'node:crypto';

const SALT_BYTES = 16;
const SALTS_AT_ONCE = 256;

let pool = Buffer.alloc(0);

/** A fresh random salt. Drawn from the system many at a time: each call to it costs as much as a SHA-256. */
export function nextSalt(): Buffer {
  if (pool.length === 0) pool = randomFillSync(Buffer.alloc(SALT_BYTES * SALTS_AT_ONCE));
  const salt = pool.subarray(0, SALT_BYTES);
  pool = pool.subarray(SALT_BYTES);
  return salt;
}
