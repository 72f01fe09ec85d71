import type { FilingSearch } from '@landport/contracts';
import { VIEW_COLUMNS } from '../show-filing/filing-view';
import { rangeOf, termsOf, type Beginning } from './beginnings';
import { idBefore, idBehind } from './ids-of-time';

export interface Sought extends Omit<FilingSearch, 'cursor'> {
  /** Whose filings: an organisation, or `body:<id>` for its officers. */
  readonly audience: string;
  /** Kinds that may be shown; null for all. */
  readonly kinds: readonly string[] | null;
  /** The last id of the page before. */
  readonly after: string | undefined;
}

/** The statement for what is asked, with a condition for each filter that is there and for no other. */
export class SearchQuery {
  readonly values: unknown[] = [];
  private readonly conditions: string[] = [];

  constructor(private readonly sought: Sought) {
    const { audience, after, kinds, kind, status, lane, mrn } = sought;
    this.where(audience, (value) => `s.audience = ${value}`);
    this.where(after, (value) => `s.filing_id < ${value}::uuid`);
    this.where(kinds ?? undefined, (value) => `s.kind = ANY(${value}::text[])`);
    this.where(kind, (value) => `s.kind = ${value}`);
    this.where(status, (value) => `s.status = ANY(${value}::text[])`);
    this.where(lane, (value) => `s.lane = ${value}`);
    this.where(mrn, (value) => `s.mrn = ${value}`);
    this.where(sought.submittedAfter, (value) => `s.lodged_at > ${value}::timestamptz`);
    this.where(sought.submittedBefore, (value) => `s.lodged_at < ${value}::timestamptz`);
    this.where(sought.decidedAfter, (value) => `s.decided_at > ${value}::timestamptz`);
    this.where(sought.decidedBefore, (value) => `s.decided_at < ${value}::timestamptz`);
    this.boundIds();
  }

  /** Of the filings that the index of terms leads to. */
  among(beginning: Beginning): void {
    const terms = termsOf(beginning, this.place(this.sought.audience), (value) => this.place(value));
    this.conditions.push(`s.filing_id IN (${terms})`);
  }

  /** With a term that so many share that an index on it would only lead astray. */
  withTerm({ sorts, text, isWhole }: Beginning): void {
    const ranges = sorts.map((sort) => rangeOf(`${sort}:${text}`, isWhole));
    const each = ranges.map(([from, to]) => {
      this.values.push(from, to);
      const last = this.values.length;
      return `term COLLATE "C" >= $${last - 1} AND term COLLATE "C" < $${last}`;
    });
    this.conditions.push(`EXISTS (SELECT FROM unnest(s.terms) AS term WHERE ${each.join(' OR ')})`);
  }

  get text(): string {
    return `
      WITH page AS MATERIALIZED (
        SELECT s.filing_id FROM filing_search s
         WHERE ${this.conditions.join(' AND ')}
         ORDER BY s.filing_id DESC LIMIT ${this.sought.limit + 1})
      SELECT ${VIEW_COLUMNS} FROM page JOIN filing f ON f.id = page.filing_id ORDER BY f.id DESC`;
  }

  /**
   * Filings are looked through from the newest back, in the order of their ids: times say where to begin and where to
   * end. Nothing is decided before it is lodged.
   */
  private boundIds(): void {
    const { submittedAfter, submittedBefore, decidedBefore } = this.sought;
    if (submittedAfter) this.where(idBefore(submittedAfter), (value) => `s.filing_id > ${value}::uuid`);
    for (const end of [submittedBefore, decidedBefore]) {
      if (end) this.where(idBehind(end), (value) => `s.filing_id < ${value}::uuid`);
    }
  }

  private where(value: unknown, condition: (place: string) => string): void {
    if (value === undefined) return;
    this.conditions.push(condition(this.place(value)));
  }

  private place(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}
