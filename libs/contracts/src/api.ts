import { AIR_TRANSIT_ROUTES } from './air-transit.api';
import { BATCH_ROUTES } from './batches.api';
import { BIDDING_ROUTES } from './bidding.api';
import { CONVERSION_ROUTES } from './conversions.api';
import { CUSTOMS_ZONE_ROUTES } from './customs-zone.api';
import { DOCUMENT_ROUTES } from './documents.api';
import { DRAFT_ROUTES } from './drafts.api';
import { EVIDENCE_ROUTES } from './evidence.api';
import { FILING_ROUTES } from './filing.api';
import { GRANT_ROUTES } from './grants.api';
import { KIND_PROPOSAL_ROUTES } from './kind-proposals.api';
import { KIND_ROUTES } from './kinds.api';
import { MANDATE_ROUTES } from './mandates.api';
import { NOTIFICATION_ROUTES } from './notification.api';
import { OPERATIONS_ROUTES } from './operations.api';
import { PILOT_TASK_ROUTES } from './pilot-tasks.api';
import { POST_CHECK_ROUTES } from './post-checks.api';
import { REFUND_ROUTES } from './refunds.api';
import type { RouteDefinition } from './route';
import { SELECTION_ROUTES } from './selection.api';
import { TASK_ROUTES } from './tasks.api';
import { TEMPLATE_ROUTES } from './templates.api';

/** Routes that belong together for whoever reads the documentation, whichever service answers them. */
export interface Area {
  readonly name: string;
  readonly about: string;
  readonly routes: readonly RouteDefinition[];
}

/** In the order in which a newcomer meets them: what can be filed, filing it, deciding it, what comes of it. */
export const AREAS: readonly Area[] = [
  { name: 'Kinds', about: 'What can be filed, and what each kind wants', routes: KIND_ROUTES },
  {
    name: 'Kind proposals',
    about: 'New versions of kinds, tried before they are law',
    routes: KIND_PROPOSAL_ROUTES,
  },
  { name: 'Drafts', about: 'Filings that are not finished', routes: DRAFT_ROUTES },
  { name: 'Templates', about: 'What drafts are begun with', routes: TEMPLATE_ROUTES },
  { name: 'Documents', about: 'Papers that go with filings', routes: DOCUMENT_ROUTES },
  { name: 'Filings', about: 'Lodging, versions, queries, withdrawal, search', routes: FILING_ROUTES },
  { name: 'Batches', about: 'Many filings in one file', routes: BATCH_ROUTES },
  { name: 'Conversions', about: 'Messages in other formats', routes: CONVERSION_ROUTES },
  { name: 'Mandates', about: 'Brokers who act for a principal', routes: MANDATE_ROUTES },
  { name: 'Tasks', about: "Officers' work lists, opinions and decisions", routes: TASK_ROUTES },
  { name: 'Post-checks', about: 'Checks after a decision, and the credit record', routes: POST_CHECK_ROUTES },
  { name: 'Selection', about: 'Rounds in which experts choose', routes: SELECTION_ROUTES },
  { name: 'Bidding', about: 'Lots that go to the best price', routes: BIDDING_ROUTES },
  { name: 'Grants', about: 'Licences, certificates and results that filings gave', routes: GRANT_ROUTES },
  { name: 'Refunds', about: 'Claims for duty and tax', routes: REFUND_ROUTES },
  { name: 'Evidence', about: 'What proves a filing without the window', routes: EVIDENCE_ROUTES },
  { name: 'Pilot tasks', about: 'What the pilot set out to do, measured', routes: PILOT_TASK_ROUTES },
  { name: 'Air', about: 'Waybills, lots and messages of air cargo', routes: AIR_TRANSIT_ROUTES },
  { name: 'Zone', about: 'Bonded ledgers, gate passes, customs control', routes: CUSTOMS_ZONE_ROUTES },
  { name: 'Feed and webhooks', about: 'What an organisation is told', routes: NOTIFICATION_ROUTES },
  { name: 'Operations', about: 'Lag and parked events', routes: OPERATIONS_ROUTES },
];

/** Everything a caller can ask. The gateway's map and the OpenAPI document are made from it. */
export const ROUTES: readonly RouteDefinition[] = AREAS.flatMap(({ routes }) => routes);
