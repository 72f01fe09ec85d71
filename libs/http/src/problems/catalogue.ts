import type { Catalogue, CatalogueEntry } from './catalogue-entry';
import { DOMAIN_PROBLEMS } from './domain.problems';
import { EDGE_PROBLEMS } from './edge.problems';
import { NOTIFICATION_PROBLEMS } from './notification.problems';

/** Every problem code there is. Each context adds its own in `<context>.problems.ts`; docs/problems.md is made from it. */
export const PROBLEMS: Catalogue = { ...EDGE_PROBLEMS, ...DOMAIN_PROBLEMS, ...NOTIFICATION_PROBLEMS };

export const entryOf = (code: string): CatalogueEntry | undefined =>
  Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as keyof Catalogue] : undefined;
