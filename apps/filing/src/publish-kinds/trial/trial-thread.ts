import type { Timers } from '@landport/platform';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { TrialAnswers, TrialData, TrialQuestion } from './trial-messages';

/** MB of heap: a package is 1 MB at most, and a page of filings a few. */
const HEAP_MB = 256;
/** For one question. A pattern that never comes to an end is cut off here; packages that ship take under a second. */
const PATIENCE_MS = 20_000;

/** The thread's program is compiled where this file is; where sources run as they are, it needs what compiles them. */
const EXTENSION = extname(__filename);
const PROGRAM = join(__dirname, `trial.worker${EXTENSION}`);
const SOURCE_HOOK = join(__dirname, '../../../../../libs/testing/src/process/typescript-hook.cjs');

/** The package did not answer in time, or used up its memory. */
export class TrialWithoutEnd extends Error {
  constructor() {
    super('The package takes too long or too much memory to run.');
    this.name = 'TrialWithoutEnd';
  }
}

/** Runs a package in a thread of its own: however bad it is, requests are answered meanwhile. */
export class TrialThread {
  private readonly worker: Worker;

  constructor(
    data: TrialData,
    private readonly timers: Timers,
  ) {
    this.worker = new Worker(PROGRAM, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      execArgv: EXTENSION === '.ts' ? ['--no-warnings', '--require', SOURCE_HOOK] : [],
    });
  }

  /** One question at a time. @throws TrialWithoutEnd; whatever the package throws */
  async ask<Ask extends TrialQuestion['ask']>(
    question: Extract<TrialQuestion, { readonly ask: Ask }>,
  ): Promise<TrialAnswers[Ask]> {
    const patience = new AbortController();
    const cancel = this.timers.after(PATIENCE_MS, () => patience.abort());
    try {
      this.worker.postMessage(question);
      const [answer] = (await once(this.worker, 'message', { signal: patience.signal })) as [
        TrialAnswers[Ask],
      ];
      return answer;
    } catch (error) {
      throw isWithoutEnd(error as Error & { code?: string }) ? new TrialWithoutEnd() : error;
    } finally {
      cancel();
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

const isWithoutEnd = ({ name, code }: Error & { code?: string }): boolean =>
  name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY';
