import { performance } from 'node:perf_hooks';

const secondsSince = (start: number): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/** Tells a person what happens while the window opens: a line a step, with the time it took. */
export class Progress {
  private readonly start = performance.now();

  constructor(private readonly print: (line: string) => void) {}

  /** Runs a step and says how long it took. @param told  what to say when it is done */
  async step<T>(work: () => Promise<T>, told: (result: T) => string): Promise<T> {
    const start = performance.now();
    const result = await work();
    this.print(`  ${told(result).padEnd(64)} ${secondsSince(start).padStart(7)}`);
    return result;
  }

  readonly say = (line: string): void => this.print(`  ${line}`);

  /** Since the process began. */
  seconds(): string {
    return secondsSince(Math.min(0, this.start));
  }
}
