// Loaded before the window, so that its memory can be looked at from outside once its garbage is gone.
import { setTimeout as sleep } from 'node:timers/promises';

const MB = 1024 * 1024;

process.on('SIGUSR2', () => {
  void collect().then(() => {
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ resident: rss / MB, heap: heapUsed / MB });
  });
});

/** Several times: the first only marks what others then let go, and pages go back to the system a little later. */
async function collect(): Promise<void> {
  for (let time = 0; time < 4; time += 1) {
    globalThis.gc?.();
    await sleep(500);
  }
}
