import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@landport/platform';
import type { FilingViewRow } from '../show-filing/filing-view';
import { beginningsOf, termsOf, type Beginning } from './beginnings';
import { SearchQuery, type Sought } from './search-query';

/**
 * Terms that at most so many filings have lead to them: all are found by the index and the newest are taken. What
 * more have is met sooner by going back from the newest filing of all.
 */
const MOST_LED_TO = 30_000;

/** Finds filings, newest first. Every filter has an index; which of them leads is decided by what each would yield. */
@Injectable()
export class FilingFinder {
  constructor(@Inject(Database) private readonly db: Database) {}

  async find(sought: Sought): Promise<FilingViewRow[]> {
    const query = new SearchQuery(sought);
    for (const beginning of beginningsOf(sought)) {
      if (await this.isLeading(sought.audience, beginning)) query.among(beginning);
      else query.withTerm(beginning);
    }
    return this.db.query<FilingViewRow & Record<string, unknown>>(query.text, query.values);
  }

  private async isLeading(audience: string, beginning: Beginning): Promise<boolean> {
    const values: unknown[] = [audience];
    const terms = termsOf(beginning, '$1', (value) => `$${values.push(value)}`);
    const rows = await this.db.query<{ many: number }>(
      `SELECT count(*) AS many FROM (${terms} LIMIT ${MOST_LED_TO + 1}) AS found`,
      values,
    );
    return (rows[0]?.many ?? 0) <= MOST_LED_TO;
  }
}
