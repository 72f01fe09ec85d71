import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something holds; how long it takes is nobody's business but the test runner's. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(5);
}
