import type { Timers } from '@landport/platform';

/** A loop's alarm clock: sleeps until rung or until its time is over; a ring while awake is not lost. */
export class Wake {
  private rung = false;
  private arouse: (() => void) | undefined;

  constructor(private readonly timers: Timers) {}

  ring(): void {
    this.rung = true;
    this.arouse?.();
  }

  async sleep(ms: number): Promise<void> {
    if (!this.rung) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const cancel = this.timers.after(ms, resolve);
      this.arouse = resolve;
      await promise;
      cancel();
      this.arouse = undefined;
    }
    this.rung = false;
  }
}
