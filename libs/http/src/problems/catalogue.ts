import type { Catalogue, CatalogueEntry } from './catalogue-entry';
import { DOMAIN_PROBLEMS } from './domain.problems';
import { EDGE_PROBLEMS } from './edge.problems';
import { FILING_PROBLEMS } from './filing.problems';

/** Every problem code there is. Each context adds its own in `<context>.problems.ts`; docs/problems.md is made from it. */
export const PROBLEMS: Catalogue = { ...EDGE_PROBLEMS, ...DOMAIN_PROBLEMS, ...FILING_PROBLEMS };

export const entryOf = (code: string): CatalogueEntry | undefined =>
  Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as keyof Catalogue] : undefined;
