import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { spreadOf, type Spread } from './spread';

const BLOCK = 8_192;
const WRITES = 500;

/**
 * Milliseconds that the disk takes to keep a block for good: the price of a COMMIT. Where it is near nothing, writing
 * many filings with one COMMIT saves little, and quotients against services that commit each row are smaller.
 */
export function forcedWrites(folder: string): Spread {
  const file = join(folder, 'forced-write');
  const descriptor = openSync(file, 'w');
  const block = Buffer.alloc(BLOCK, 1);
  try {
    return spreadOf(
      Array.from({ length: WRITES }, (_, n) => {
        writeSync(descriptor, block, 0, BLOCK, n * BLOCK);
        const from = performance.now();
        fdatasyncSync(descriptor);
        return performance.now() - from;
      }),
    );
  } finally {
    closeSync(descriptor);
    rmSync(file);
  }
}
