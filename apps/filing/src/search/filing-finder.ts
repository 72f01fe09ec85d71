import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@landport/platform';
import type { FilingViewRow } from '../show-filing/filing-view';
import { beginningsOf, rangeOf, type Beginning } from './beginnings';
import { SearchQuery, type Sought } from './search-query';

/**
 * Fewer filings than these are looked at one by one; more of them lie so close together that the newest are found by
 * going back from the newest of all.
 */
const FEW = 2_000;

/** Finds filings, newest first. Every filter has an index; which of them leads is decided by what each would yield. */
@Injectable()
export class FilingFinder {
  constructor(@Inject(Database) private readonly db: Database) {}

  async find(sought: Sought): Promise<FilingViewRow[]> {
    const query = new SearchQuery(sought);
    for (const beginning of beginningsOf(sought)) {
      const few = await this.few(sought.audience, beginning);
      if (few === undefined) query.withTerm(beginning);
      else query.among(few);
    }
    return this.db.query<FilingViewRow & Record<string, unknown>>(query.text, query.values);
  }

  /** The filings with such a term; undefined when they are many. */
  private async few(audience: string, { sorts, text, isWhole }: Beginning): Promise<string[] | undefined> {
    const ranges = sorts.map((sort) => rangeOf(`${sort}:${text}`, isWhole));
    const parts = ranges.map(
      (_, index) =>
        `(SELECT filing_id FROM filing_term
           WHERE audience = $1 AND term >= $${2 * index + 2} AND term < $${2 * index + 3} LIMIT ${FEW + 1})`,
    );
    const values = [audience, ...ranges.flat()];
    const rows = await this.db.query<{ filing_id: string }>(parts.join(' UNION '), values);
    return rows.length > FEW ? undefined : rows.map((row) => row.filing_id);
  }
}
