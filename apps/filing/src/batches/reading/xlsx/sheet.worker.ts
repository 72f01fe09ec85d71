import { parentPort, workerData } from 'node:worker_threads';
import { sheetPieces } from './sheet-pieces';
import { SheetRefused } from './sheet-refused';

/** Answers each question of the reader with the next piece, so that nothing is read ahead of it. */
const pieces = sheetPieces(Buffer.from(workerData as Uint8Array));
parentPort?.on('message', () => {
  void pieces.next().then(
    ({ value, done }) => parentPort?.postMessage(done ? { isEnd: true } : value),
    (error: unknown) => {
      if (!(error instanceof SheetRefused)) throw error;
      parentPort?.postMessage({ refusal: error.refusal });
    },
  );
});
