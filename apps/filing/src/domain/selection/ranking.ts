import Decimal from 'decimal.js';

/** What experts said of one filing. */
export interface Candidate {
  readonly filingId: string;
  readonly lodgedAt: string;
  readonly marks: readonly string[];
}

export interface Standing {
  readonly filingId: string;
  /** Mean of the marks, half up to two decimals. */
  readonly mean: string;
  /** From 1; absent below the pass mark. */
  readonly rank: number | undefined;
  readonly isSelected: boolean;
}

export interface Terms {
  readonly passMark: string;
  /** All that pass when absent. */
  readonly places: number | undefined;
}

/**
 * Ranks candidates by their mean mark. Equal means are parted by the lower of their lowest marks coming last, since
 * a filing on which no expert frowned is the safer choice, and then by who lodged first.
 */
export function rank(candidates: readonly Candidate[], { passMark, places }: Terms): Standing[] {
  const measured = candidates.map((each) => ({
    ...each,
    mean: meanOf(each.marks),
    lowest: Decimal.min(...each.marks),
  }));
  measured.sort(
    (a, b) =>
      b.mean.cmp(a.mean) ||
      b.lowest.cmp(a.lowest) ||
      (a.lodgedAt < b.lodgedAt ? -1 : a.lodgedAt > b.lodgedAt ? 1 : 0),
  );
  return measured.map(({ filingId, mean }, index) => {
    const passes = mean.gte(passMark);
    return {
      filingId,
      mean: mean.toFixed(2),
      rank: passes ? index + 1 : undefined,
      isSelected: passes && (places === undefined || index < places),
    };
  });
}

const meanOf = (marks: readonly string[]): Decimal =>
  marks
    .reduce((sum, mark) => sum.plus(mark), new Decimal(0))
    .div(marks.length)
    .toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
