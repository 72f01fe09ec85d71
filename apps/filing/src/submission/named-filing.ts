import type { FilingState } from '../domain/filing';
import { AnotherFiling } from '../domain/filing-errors';
import type { AboutFiling } from '../formats/about-filing';

/** What a message may name a filing by. */
export type NamedFiling = Pick<FilingState, 'id' | 'reference' | 'mrn'>;

/** @throws AnotherFiling when a message is about another one than it was sent to */
export function checkNames(about: AboutFiling, filing: NamedFiling): void {
  for (const field of ['mrn', 'reference'] as const) {
    const named = about[field];
    if (named !== undefined && named !== filing[field]) {
      throw new AnotherFiling(field, filing[field] ?? 'none yet', named);
    }
  }
}
