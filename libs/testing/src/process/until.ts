import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds. @throws Error saying `what` was waited for in vain */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  seconds = 30,
): Promise<void> {
  for (const end = performance.now() + seconds * 1000; !(await holds()); await sleep(20)) {
    if (performance.now() > end) throw new Error(`In ${seconds} s it did not come to pass: ${what}`);
  }
}
