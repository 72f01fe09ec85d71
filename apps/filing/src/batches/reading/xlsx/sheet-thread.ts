import { once } from 'node:events';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { unreadable } from '../batch-faults';
import type { SheetTold } from './sheet-told';

/** MB of heap for one workbook: what is unpacked is at most 50 MB, and only its shared texts are kept. */
const HEAP_MB = 192;

/** The thread's program is compiled where this file is; where sources run as they are, it needs what compiles them. */
const EXTENSION = extname(__filename);
const PROGRAM = join(__dirname, `sheet.worker${EXTENSION}`);
const SOURCE_HOOK = join(__dirname, '../../../../../../libs/testing/src/process/typescript-hook.cjs');

/** Unpacks a workbook in a thread of its own: however bad the file, requests are answered meanwhile. */
export class SheetThread {
  private readonly worker: Worker;

  constructor(bytes: Buffer) {
    this.worker = new Worker(PROGRAM, {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      execArgv: EXTENSION === '.ts' ? ['--no-warnings', '--require', SOURCE_HOOK] : [],
    });
  }

  /** @throws UnreadableFile for what the file is refused for; its memory used up is one such thing */
  async next(): Promise<SheetTold> {
    this.worker.postMessage('next');
    const answer = await once(this.worker, 'message').catch((error: { code?: string }) => {
      throw error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_LARGE : error;
    });
    const told = (answer as [SheetTold])[0];
    if (!('refusal' in told)) return told;
    const { code, message, place } = told.refusal;
    throw unreadable(code, message, place);
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

const TOO_LARGE = unreadable('batch/archive-refused', {
  en: 'The workbook takes too much memory to read.',
  zh: '读取该工作簿所需内存过大。',
});
