import { ROUTES, type RouteDefinition } from '@landport/contracts';
import { randomUUID } from 'node:crypto';
import { aDeclaration } from '../filing/filings';
import { awbOf, fwb } from '../air-transit/cargo-messages';
import type { Asked } from './hostile-window';
import { kindsRequests } from './perfect/kinds-requests';
import { officersRequests } from './perfect/officers-requests';
import {
  OPERATOR,
  REASON,
  TRADER,
  ZONE,
  ofTraders,
  type Perfect,
  type PerfectByRoute,
} from './perfect/perfect-request';
import { tradersRequests } from './perfect/traders-requests';
import { keyOf } from './routes';
import { takingIn, type SeededWindow } from './seeded-window';

/** One for each route; a new route is no longer served untested, for it fails here until it is listed. */
const perfectOf = (seeded: SeededWindow): PerfectByRoute => {
  const { objects, receiverUrl } = seeded;
  const { awb, declared, webhook } = objects;
  return {
    ...kindsRequests(seeded),
    ...officersRequests(seeded),
    ...tradersRequests(seeded),
    'POST /v1/air/messages': { as: 'changjiang-air', body: fwb(awbOf(1_000_009)), contentType: 'text/plain' },
    'GET /v1/air/waybills': { as: 'changjiang-air' },
    'GET /v1/air/waybills/{awb}': { as: 'changjiang-air', path: { awb } },
    'GET /v1/air/lots': { as: 'changjiang-air' },
    'POST /v1/zone/ledgers': {
      ...ZONE,
      body: {
        enterpriseId: 'jialing-trading',
        items: [{ itemNo: 1, hsCode: '85423190', unit: 'PCE', description: 'Circuits', origin: 'US' }],
      },
    },
    'GET /v1/zone/ledgers': ZONE,
    'GET /v1/zone/ledgers/{id}': { ...ZONE, path: { id: objects.ledger } },
    'GET /v1/zone/ledgers/{id}/entries': { ...ZONE, path: { id: objects.ledger } },
    'POST /v1/zone/inventory-lists': { ...ZONE, body: takingIn(objects.ledger, awb, 1) },
    'GET /v1/zone/inventory-lists': ZONE,
    'GET /v1/zone/inventory-lists/{id}': { ...ZONE, path: { id: objects.list } },
    'POST /v1/zone/inventory-lists/{id}/cancellation': {
      ...ZONE,
      path: { id: objects.listToCancel },
      changes: `/v1/zone/inventory-lists/${objects.listToCancel}`,
    },
    'GET /v1/zone/gate-passes': ZONE,
    'GET /v1/zone/gate-passes/{id}': { ...ZONE, path: { id: objects.pass } },
    'POST /v1/zone/gate-passes/{id}/gate-events': {
      ...ZONE,
      path: { id: objects.pass },
      body: { vehicle: '渝A12345' },
    },
    'GET /v1/zone/declarations': TRADER,
    'GET /v1/zone/declarations/{id}': ofTraders(declared),
    'GET /v1/zone/guarantees': TRADER,
    'GET /v1/zone/consignments': ZONE,
    'GET /v1/zone/consignments/{awb}': { ...ZONE, path: { awb } },
    'POST /v1/filings': { ...TRADER, body: aDeclaration('HOSTILE-9') },
    'GET /v1/filings': TRADER,
    'GET /v1/filings/{id}': ofTraders(objects.website),
    'GET /v1/filings/{id}/history': ofTraders(objects.website),
    'GET /v1/filings/{id}/receipt': ofTraders(objects.website),
    'GET /v1/filings/{id}/evidence': ofTraders(objects.website),
    'GET /v1/filings/{id}/certificate': ofTraders(objects.approved),
    'POST /v1/filings/{id}/erasure': {
      ...ofTraders(objects.toErase),
      body: REASON,
      changes: `/v1/filings/${objects.toErase}`,
    },
    'GET /v1/evidence/trees': TRADER,
    'GET /v1/evidence/trees/{number}': { ...TRADER, path: { number: '1' } },
    'GET /v1/operations/audit/histories': OPERATOR,
    'GET /v1/operations/audit/trees': OPERATOR,
    'POST /v1/filings/{id}/versions': {
      ...ofTraders(declared),
      body: aDeclaration('HOSTILE-1', { TotalPackageQuantity: '11' }),
      changes: `/v1/filings/${declared}`,
    },
    'GET /v1/filings/{id}/versions/{version}': {
      ...TRADER,
      path: { id: objects.website, version: '1' },
    },
    'GET /v1/filings/{id}/payload': ofTraders(objects.website),
    'POST /v1/conversions': { ...TRADER, query: 'to=wco-xml', body: aDeclaration('HOSTILE-10') },
    'POST /v1/filings/{id}/withdrawal': {
      ...ofTraders(objects.toWithdraw),
      body: REASON,
      changes: `/v1/filings/${objects.toWithdraw}`,
    },
    'GET /v1/internal/filings/{id}/versions/{version}/payload': {
      ...OPERATOR,
      path: { id: objects.website, version: '1' },
    },
    'GET /v1/receipt-keys': TRADER,
    'GET /v1/kinds': TRADER,
    'GET /v1/pilot-tasks': TRADER,
    'GET /v1/kinds/{kind}': { ...TRADER, path: { kind: 'import-declaration' } },
    'GET /v1/kinds/{kind}/versions/{date}': {
      ...TRADER,
      path: { kind: 'import-declaration', date: '2026-11-01' },
    },
    'GET /v1/feed': TRADER,
    'GET /v1/feed/stream': TRADER,
    'GET /v1/feed/{sequence}': { ...TRADER, path: { sequence: '1' } },
    'POST /v1/webhook-endpoints': { ...TRADER, body: { url: receiverUrl } },
    'GET /v1/webhook-endpoints': TRADER,
    'GET /v1/webhook-endpoints/{id}': ofTraders(webhook),
    'PUT /v1/webhook-endpoints/{id}': {
      ...ofTraders(webhook),
      body: { url: receiverUrl, description: 'changed' },
      changes: `/v1/webhook-endpoints/${webhook}`,
    },
    'DELETE /v1/webhook-endpoints/{id}': ofTraders(objects.webhookToRemove),
    'POST /v1/webhook-endpoints/{id}/secret-rotation': { ...ofTraders(webhook), body: { overlapHours: 1 } },
    'GET /v1/webhook-endpoints/{id}/deliveries': ofTraders(webhook),
    'POST /v1/webhook-endpoints/{id}/test': ofTraders(webhook),
    'POST /v1/webhook-endpoints/{id}/redeliveries': { ...ofTraders(webhook), body: { from: 1 } },
    'GET /v1/operations/parked': OPERATOR,
    'GET /v1/operations/lag': OPERATOR,
    'POST /v1/operations/parked/{id}/retry': {
      ...OPERATOR,
      path: { id: objects.parked },
      query: 'service=notification',
      body: REASON,
    },
    'POST /v1/operations/parked/{id}/skip': {
      ...OPERATOR,
      path: { id: objects.parkedToSkip },
      query: 'service=notification',
      body: REASON,
    },
  };
};

/** Finds and asks the perfect request of any route. */
export class PerfectRequests {
  private readonly all: Readonly<Record<string, Perfect>>;

  constructor(private readonly seeded: SeededWindow) {
    this.all = perfectOf(seeded);
  }

  /** Routes of the contracts without a request here, and requests here without a route. */
  get astray(): string[] {
    const routes = new Set(ROUTES.map(keyOf));
    const listed = new Set(Object.keys(this.all));
    return [...routes, ...listed].filter((key) => !routes.has(key) || !listed.has(key));
  }

  of(route: RouteDefinition): Perfect {
    const perfect = this.all[keyOf(route)];
    if (perfect === undefined) throw new Error(`${keyOf(route)} has no perfect request: list it`);
    return perfect;
  }

  /** As somebody else, when that is said; the asker's scopes always hold the one of the route. */
  async ask(route: RouteDefinition, as?: string): Promise<Asked> {
    const perfect = this.of(route);
    const { tokens } = this.seeded;
    const headers: Record<string, string> = {
      authorization: `Bearer ${await tokens.of(as ?? perfect.as, route.scope)}`,
      ...(perfect.contentType && { 'content-type': perfect.contentType }),
      ...(perfect.changes !== undefined && { 'if-match': await this.etagOf(route, perfect.changes) }),
    };
    return {
      method: route.method,
      path: pathOf(route, perfect.path) + (perfect.query === undefined ? '' : `?${perfect.query}`),
      headers,
      ...(perfect.body !== undefined && { body: perfect.body }),
    };
  }

  /** As the owner sees it now. */
  private async etagOf(route: RouteDefinition, path: string): Promise<string> {
    const { tokens, window } = this.seeded;
    const { as } = this.of(route);
    const reader = await tokens.of(as, route.scope, 'filings:read', 'zone:read');
    const shown = await window.ask('gateway', {
      method: 'GET',
      path,
      headers: { authorization: `Bearer ${reader}` },
    });
    return String(shown.headers['etag']);
  }
}

export const pathOf = (route: RouteDefinition, names: Readonly<Record<string, string>> = {}): string =>
  route.path.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? randomUUID());
