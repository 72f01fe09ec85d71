import { AIR_TRANSIT_ROUTES } from './air-transit.api';
import { BIDDING_ROUTES } from './bidding.api';
import { BATCH_ROUTES } from './batches.api';
import { CONVERSION_ROUTES } from './conversions.api';
import { CUSTOMS_ZONE_ROUTES } from './customs-zone.api';
import { DOCUMENT_ROUTES } from './documents.api';
import { EVIDENCE_ROUTES } from './evidence.api';
import { DRAFT_ROUTES } from './drafts.api';
import { FILING_ROUTES } from './filing.api';
import { GRANT_ROUTES } from './grants.api';
import { KIND_PROPOSAL_ROUTES } from './kind-proposals.api';
import { KIND_ROUTES } from './kinds.api';
import { MANDATE_ROUTES } from './mandates.api';
import { NOTIFICATION_ROUTES } from './notification.api';
import { OPERATIONS_ROUTES } from './operations.api';
import { PILOT_TASK_ROUTES } from './pilot-tasks.api';
import { REFUND_ROUTES } from './refunds.api';
import { POST_CHECK_ROUTES } from './post-checks.api';
import { SELECTION_ROUTES } from './selection.api';
import { TASK_ROUTES } from './tasks.api';
import { TEMPLATE_ROUTES } from './templates.api';
import type { RouteDefinition } from './route';

/** Everything a caller can ask. The gateway's map and the OpenAPI document are made from it. */
export const ROUTES: readonly RouteDefinition[] = [
  ...AIR_TRANSIT_ROUTES,
  ...BIDDING_ROUTES,
  ...BATCH_ROUTES,
  ...CONVERSION_ROUTES,
  ...CUSTOMS_ZONE_ROUTES,
  ...DOCUMENT_ROUTES,
  ...EVIDENCE_ROUTES,
  ...DRAFT_ROUTES,
  ...FILING_ROUTES,
  ...GRANT_ROUTES,
  ...KIND_ROUTES,
  ...KIND_PROPOSAL_ROUTES,
  ...MANDATE_ROUTES,
  ...NOTIFICATION_ROUTES,
  ...OPERATIONS_ROUTES,
  ...PILOT_TASK_ROUTES,
  ...REFUND_ROUTES,
  ...POST_CHECK_ROUTES,
  ...SELECTION_ROUTES,
  ...TASK_ROUTES,
  ...TEMPLATE_ROUTES,
];
