/**
 * Named places at which a fault test may kill the process as a power cut would. No variable arms them: only the
 * process that started a service as its child can, over the channel between the two, so that production cannot.
 */
export const CRASH_POINTS = [
  'intake.before-commit',
  'intake.after-commit',
  // A filing that draws, promises or bids: all of it is written, and its locks are held.
  'guarded.before-commit',
  'guarded.after-commit',
  // Rows of a batch are lodged, and their results are not recorded yet.
  'batch.before-record',
  'batch.after-record',
  // Whoever changes the work upon a filing: officers, applicants, customs, clocks, closed auctions.
  'procedure.before-commit',
  // What time brings about by itself.
  'clock.before-commit',
  'auction.before-commit',
  'evidence.before-commit',
  'evidence.after-commit',
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
