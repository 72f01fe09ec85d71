/**
 * Named places at which a fault test may kill the process as a power cut would. No variable arms them: only the
 * process that started a service as its child can, over the channel between the two, so that production cannot.
 */
export const CRASH_POINTS = [
  'intake.before-commit',
  'intake.after-commit',
  'relay.before-publish',
  'relay.after-publish',
  'inbox.before-commit',
  'inbox.after-commit',
  'offset.before-commit',
  'offset.after-commit',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

let armed: CrashPoint | undefined;
let left = 0;

/** @param spec  `relay.after-publish:3` kills at the third time from now on that the point is reached */
export function armCrashPoint(spec: string | undefined): void {
  const [point, times] = (spec ?? '').split(':');
  armed = CRASH_POINTS.find((known) => known === point);
  left = Number(times ?? 1);
}

export function reach(point: CrashPoint): void {
  if (point !== armed) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}
