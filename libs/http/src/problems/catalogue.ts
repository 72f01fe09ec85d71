import { AIR_TRANSIT_PROBLEMS } from './air-transit.problems';
import { BIDDING_PROBLEMS } from './bidding.problems';
import { BATCH_PROBLEMS } from './batch.problems';
import type { Catalogue, CatalogueEntry } from './catalogue-entry';
import { CUSTOMS_ZONE_PROBLEMS } from './customs-zone.problems';
import { DOCUMENT_PROBLEMS } from './documents.problems';
import { DOMAIN_PROBLEMS } from './domain.problems';
import { EDGE_PROBLEMS } from './edge.problems';
import { FILING_PROBLEMS } from './filing.problems';
import { FORMATS_PROBLEMS } from './formats.problems';
import { KIND_PROPOSAL_PROBLEMS } from './kind-proposal.problems';
import { KINDS_PROBLEMS } from './kinds.problems';
import { NOTIFICATION_PROBLEMS } from './notification.problems';
import { TASK_PROBLEMS } from './tasks.problems';
import { TRADERS_PROBLEMS } from './traders.problems';
import { POST_CHECK_PROBLEMS } from './post-check.problems';
import { SELECTION_PROBLEMS } from './selection.problems';

/** Every problem code there is. Each context adds its own in `<context>.problems.ts`; docs/problems.md is made from it. */
export const PROBLEMS: Catalogue = {
  ...AIR_TRANSIT_PROBLEMS,
  ...BIDDING_PROBLEMS,
  ...BATCH_PROBLEMS,
  ...CUSTOMS_ZONE_PROBLEMS,
  ...DOCUMENT_PROBLEMS,
  ...DOMAIN_PROBLEMS,
  ...EDGE_PROBLEMS,
  ...FILING_PROBLEMS,
  ...FORMATS_PROBLEMS,
  ...KINDS_PROBLEMS,
  ...KIND_PROPOSAL_PROBLEMS,
  ...NOTIFICATION_PROBLEMS,
  ...TASK_PROBLEMS,
  ...TRADERS_PROBLEMS,
  ...POST_CHECK_PROBLEMS,
  ...SELECTION_PROBLEMS,
};

export const entryOf = (code: string): CatalogueEntry | undefined =>
  Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as keyof Catalogue] : undefined;
