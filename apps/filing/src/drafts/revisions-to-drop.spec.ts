import { revisionsToDrop, type SavedRevision } from './revisions-to-drop';

const START = Date.parse('2026-03-02T08:00:00Z');

/** Saved every two seconds. */
const saves = (many: number, bytes = 100): SavedRevision[] =>
  Array.from({ length: many }, (_, n) => ({
    version: n + 1,
    savedAt: new Date(START + n * 2_000),
    bytes,
  }));

describe('the revisions of a draft', () => {
  it('are all kept while there are few', () => {
    expect(revisionsToDrop(saves(30))).toEqual([]);
  });

  it('are thinned to the last of every ten minutes behind the latest thirty', () => {
    // An hour of typing.
    const all = saves(1_800);
    const dropped = new Set(revisionsToDrop(all));
    const kept = all.filter(({ version }) => !dropped.has(version)).map(({ version }) => version);
    expect(kept.slice(0, 5)).toEqual([300, 600, 900, 1_200, 1_500]);
    expect(kept.slice(5)).toEqual(Array.from({ length: 30 }, (_, n) => 1_771 + n));
  });

  it('are the same ones whether thinned at every save or at the last', () => {
    let kept: SavedRevision[] = [];
    for (const save of saves(1_000)) {
      kept.push(save);
      const dropped = new Set(revisionsToDrop(kept));
      kept = kept.filter(({ version }) => !dropped.has(version));
    }
    const atOnce = new Set(revisionsToDrop(saves(1_000)));
    expect(kept.map(({ version }) => version)).toEqual(
      saves(1_000)
        .map(({ version }) => version)
        .filter((version) => !atOnce.has(version)),
    );
  });

  it('take at most 20 MB together, the newest always kept', () => {
    const dropped = revisionsToDrop(saves(25, 1_048_576));
    expect(dropped).toEqual([5, 4, 3, 2, 1]);
    expect(revisionsToDrop(saves(1, 50_000_000))).toEqual([]);
  });
});
