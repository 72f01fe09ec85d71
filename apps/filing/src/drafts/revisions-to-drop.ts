/** One save of a draft. */
export interface SavedRevision {
  readonly version: number;
  readonly savedAt: Date;
  readonly bytes: number;
}

/** The latest saves are all kept: an editor that saves every two seconds loses no keystroke of the last minute. */
const LATEST_KEPT = 30;
/** Of older ones the last of each stretch is kept. */
const STRETCH_MS = 10 * 60_000;
const MOST_KEPT = 200;
/** All revisions of a draft together. */
const MOST_BYTES = 20 * 1_048_576;

/**
 * Which revisions a draft need not keep any more, so that what was typed can be found again and a draft stays small.
 * The newest is what the draft says and is never among them.
 */
export function revisionsToDrop(revisions: readonly SavedRevision[]): number[] {
  const newestFirst = [...revisions].sort((a, b) => b.version - a.version);
  const dropped: number[] = [];
  let kept = 0;
  let bytes = 0;
  let stretch: number | undefined;
  for (const { version, savedAt, bytes: size } of newestFirst) {
    const its = Math.floor(savedAt.getTime() / STRETCH_MS);
    const isWanted = kept < LATEST_KEPT || its !== stretch;
    const fits = kept === 0 || (kept < MOST_KEPT && bytes + size <= MOST_BYTES);
    stretch = its;
    if (isWanted && fits) {
      kept += 1;
      bytes += size;
    } else dropped.push(version);
  }
  return dropped;
}
