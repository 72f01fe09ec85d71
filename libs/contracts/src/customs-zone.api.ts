import { HS_CODE_PATTERN } from '@landport/domain';
import { z } from 'zod';
import { IdempotencyHeaders, IfMatchHeaders } from './conditional';
import {
  ConsignmentView,
  DeclarationDetail,
  DeclarationView,
  Direction,
  GateEventInput,
  GateEventView,
  GatePassView,
  GuaranteeView,
  InventoryListDetail,
  InventoryListInput,
  InventoryListView,
  LedgerDetail,
  LedgerEntryView,
  LedgerItemInput,
  LedgerView,
} from './customs-zone.shapes';
import { PageQuery, pageShape } from './paging';
import { defineRoute } from './route';
import { Awb, Id, Lane, OrganisationId } from './values';

const service = 'customs-zone';
const byId = z.strictObject({ id: Id });
const reads = { service, method: 'GET', scope: 'zone:read' } as const;
const writes = { service, method: 'POST', scope: 'zone:write' } as const;

const list = <const Path extends string, Query extends z.ZodType, Item extends z.ZodType>(
  path: Path,
  summary: string,
  query: Query,
  item: Item,
) =>
  defineRoute({
    ...reads,
    path,
    summary,
    query,
    answers: { 200: { description: 'A page of them, oldest first', shape: pageShape(item) } },
    problems: [422],
  });

const show = <const Path extends string, Shape extends z.ZodType>(
  path: Path,
  summary: string,
  shape: Shape,
) =>
  defineRoute({
    ...reads,
    path,
    summary,
    params: byId,
    answers: { 200: { description: 'As it is now', shape } },
    problems: [404],
  });

export const openLedger = defineRoute({
  ...writes,
  path: '/v1/zone/ledgers',
  summary: 'Open a bonded logistics ledger [物流账册] for the goods of an enterprise',
  headers: IdempotencyHeaders,
  body: {
    'application/json': z.strictObject({
      enterpriseId: OrganisationId.describe('Owner of the goods'),
      regime: z.enum(['CN-LOG']).default('CN-LOG'),
      items: z
        .array(LedgerItemInput)
        .min(1)
        .max(200)
        .refine((items) => new Set(items.map(({ itemNo }) => itemNo)).size === items.length, {
          message: 'Item numbers stand once each.',
          params: { zh: '项号不得重复。' },
        }),
    }),
  },
  answers: { 201: { description: 'Open; its number is T, customs, W and a serial', shape: LedgerDetail } },
  problems: [403, 409, 422],
});

export const listLedgers = list(
  '/v1/zone/ledgers',
  'Ledgers you operate or own goods in',
  PageQuery.extend({
    ledgerNo: z.string().max(20).optional(),
    enterpriseId: OrganisationId.optional(),
    hsCode: z.string().regex(HS_CODE_PATTERN).optional().describe('With an item of this code'),
  }),
  LedgerView,
);
export const showLedger = show('/v1/zone/ledgers/{id}', 'A ledger with its items and balances', LedgerDetail);
export const listLedgerEntries = defineRoute({
  ...reads,
  path: '/v1/zone/ledgers/{id}/entries',
  summary: 'What moved stock in a ledger, joined by hashes',
  params: byId,
  query: PageQuery,
  answers: { 200: { description: 'Entries by their number', shape: pageShape(LedgerEntryView) } },
  problems: [404, 422],
});

export const fileInventoryList = defineRoute({
  ...writes,
  path: '/v1/zone/inventory-lists',
  summary: 'File an inventory list [核注清单]: approved, its goods are held and a gate pass is open',
  headers: IdempotencyHeaders,
  body: { 'application/json': InventoryListInput },
  answers: { 201: { description: 'Approved, with its gate pass', shape: InventoryListDetail } },
  problems: [404, 409, 422],
});
export const listInventoryLists = list(
  '/v1/zone/inventory-lists',
  'Inventory lists of your ledgers',
  PageQuery.extend({
    ledgerId: Id.optional(),
    direction: Direction.optional(),
    status: z.string().max(20).optional(),
    awb: Awb.optional(),
    filingId: Id.optional(),
  }),
  InventoryListView,
);
export const showInventoryList = show(
  '/v1/zone/inventory-lists/{id}',
  'An inventory list with its lines and gate passes',
  InventoryListDetail,
);
export const cancelInventoryList = defineRoute({
  ...writes,
  path: '/v1/zone/inventory-lists/{id}/cancellation',
  summary: 'Take back an approved list of which nothing has passed the gate',
  params: byId,
  headers: IfMatchHeaders,
  answers: { 200: { description: 'Deleted; its entries are reversed', shape: InventoryListDetail } },
  problems: [403, 404, 409, 412, 428],
});

export const listGatePasses = list(
  '/v1/zone/gate-passes',
  'Gate passes [核放单] of your ledgers',
  PageQuery.extend({
    ledgerId: Id.optional(),
    listId: Id.optional(),
    filingId: Id.optional().describe('Declaration whose goods it lets out'),
    status: z.string().max(20).optional(),
  }),
  GatePassView,
);
export const showGatePass = show('/v1/zone/gate-passes/{id}', 'A gate pass', GatePassView);
export const reportGateEvent = defineRoute({
  ...writes,
  path: '/v1/zone/gate-passes/{id}/gate-events',
  summary: 'Report the vehicle of a gate pass at the gate',
  params: byId,
  headers: IdempotencyHeaders,
  body: { 'application/json': GateEventInput },
  answers: { 201: { description: 'What the gate does: let through, or hold', shape: GateEventView } },
  problems: [404, 409, 422],
});

export const listDeclarations = list(
  '/v1/zone/declarations',
  'Declarations under customs control',
  PageQuery.extend({
    status: z.string().max(20).optional(),
    mrn: z.string().max(18).optional(),
    awb: Awb.optional(),
    lane: Lane.optional(),
    reference: z.string().max(64).optional(),
  }),
  DeclarationView,
);
export const showDeclaration = show(
  '/v1/zone/declarations/{id}',
  "A declaration with its assessment's steps, lane and history; its id is the filing's",
  DeclarationDetail,
);

export const listGuarantees = list(
  '/v1/zone/guarantees',
  'Guarantee accounts [担保]',
  PageQuery,
  GuaranteeView,
);

export const listConsignments = list(
  '/v1/zone/consignments',
  'Goods as customs knows them, by waybill',
  PageQuery,
  ConsignmentView,
);
export const showConsignment = defineRoute({
  ...reads,
  path: '/v1/zone/consignments/{awb}',
  summary: 'Goods under a waybill: what came, and what a bonded store took',
  params: z.strictObject({ awb: Awb }),
  answers: { 200: { description: 'As customs knows it', shape: ConsignmentView } },
  problems: [404],
});

export const CUSTOMS_ZONE_ROUTES = [
  openLedger,
  listLedgers,
  showLedger,
  listLedgerEntries,
  fileInventoryList,
  listInventoryLists,
  showInventoryList,
  cancelInventoryList,
  listGatePasses,
  showGatePass,
  reportGateEvent,
  listDeclarations,
  showDeclaration,
  listGuarantees,
  listConsignments,
  showConsignment,
] as const;
