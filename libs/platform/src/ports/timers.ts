import { setTimeout as delay } from 'node:timers/promises';

/** The one source of waiting. */
export abstract class Timers {
  /** Resolves after `ms` milliseconds, or at once when the signal aborts; never rejects. */
  abstract sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls `task` once after `ms` milliseconds; the returned function takes the call back. Keeps no process alive. */
  abstract after(ms: number, task: () => void): () => void;
  /** Calls `task` every `ms` milliseconds until the returned function is called. Keeps no process alive. */
  abstract every(ms: number, task: () => void): () => void;
}

export class SystemTimers extends Timers {
  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    await delay(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
  }

  after(ms: number, task: () => void): () => void {
    const timer = setTimeout(task, ms).unref();
    return () => clearTimeout(timer);
  }

  every(ms: number, task: () => void): () => void {
    const timer = setInterval(task, ms).unref();
    return () => clearInterval(timer);
  }
}
