import { ROUTES, type RouteDefinition } from '@landport/contracts';
import { randomUUID } from 'node:crypto';
import { aDeclaration, aWebsiteFiling } from '../filing/filings';
import { aPackage, dayAhead } from '../filing/proposed-kinds';
import { awbOf, fwb } from './cargo-texts';
import type { Asked } from './hostile-window';
import { keyOf } from './routes';
import { NEW_KIND } from './seeded-kinds';
import { aMandate, aRefundClaim, aTemplate } from './seeded-traders';
import { CHECKER, LOT, ROUND, takingIn, type SeededWindow } from './seeded-window';

/** A request to which nothing is wrong, for every other one to be spoilt from. */
export interface Perfect {
  /** Who may ask it. */
  readonly as: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: object | string;
  readonly contentType?: string;
  /** Object whose ETag the change must name. */
  readonly changes?: string;
}

const ofFiling = (path: string): Perfect => ({ as: 'yuzhou-imports', path: { id: path } });

/** One for each route; a new route is no longer served untested, for it fails here until it is listed. */
const perfectOf = ({ objects, receiverUrl }: SeededWindow): Readonly<Record<string, Perfect>> => {
  const { awb, declared, webhook } = objects;
  const trader = { as: 'yuzhou-imports' };
  const operator = { as: 'landport-operations' };
  const zone = { as: 'ckg-bonded-port' };
  const officer = { as: 'officer-wang' };
  const checker = { as: CHECKER };
  const hubs = { as: 'officer-deng' };
  const onCheck = (id: string): Perfect => ({
    ...checker,
    path: { id },
    changes: `/v1/post-checks/${id}`,
  });
  const onProposal = (id: string) => ({ path: { id }, changes: `/v1/kind-proposals/${id}` });
  const round = { id: ROUND };
  const reason = { reason: 'No longer needed.' };
  const ofClaim = (id: string): Perfect => ({
    as: 'officer-chen',
    path: { id },
    changes: `/v1/refund-claims/${id}`,
  });
  const onTask = (task: string): Perfect => ({
    ...officer,
    path: { id: task },
    changes: `/v1/tasks/${task}`,
  });
  const onLicence = (number: string): Perfect => ({
    as: 'officer-zhao',
    path: { number },
    body: reason,
    changes: `/v1/grants/${number}`,
  });
  return {
    'POST /v1/air/messages': { as: 'changjiang-air', body: fwb(awbOf(1_000_009)), contentType: 'text/plain' },
    'GET /v1/air/waybills': { as: 'changjiang-air' },
    'GET /v1/air/waybills/{awb}': { as: 'changjiang-air', path: { awb } },
    'GET /v1/air/lots': { as: 'changjiang-air' },
    'POST /v1/zone/ledgers': {
      ...zone,
      body: {
        enterpriseId: 'jialing-trading',
        items: [{ itemNo: 1, hsCode: '85423190', unit: 'PCE', description: 'Circuits', origin: 'US' }],
      },
    },
    'GET /v1/zone/ledgers': zone,
    'GET /v1/zone/ledgers/{id}': { ...zone, path: { id: objects.ledger } },
    'GET /v1/zone/ledgers/{id}/entries': { ...zone, path: { id: objects.ledger } },
    'POST /v1/zone/inventory-lists': { ...zone, body: takingIn(objects.ledger, awb, 1) },
    'GET /v1/zone/inventory-lists': zone,
    'GET /v1/zone/inventory-lists/{id}': { ...zone, path: { id: objects.list } },
    'POST /v1/zone/inventory-lists/{id}/cancellation': {
      ...zone,
      path: { id: objects.listToCancel },
      changes: `/v1/zone/inventory-lists/${objects.listToCancel}`,
    },
    'GET /v1/zone/gate-passes': zone,
    'GET /v1/zone/gate-passes/{id}': { ...zone, path: { id: objects.pass } },
    'POST /v1/zone/gate-passes/{id}/gate-events': {
      ...zone,
      path: { id: objects.pass },
      body: { vehicle: '渝A12345' },
    },
    'GET /v1/zone/declarations': trader,
    'GET /v1/zone/declarations/{id}': ofFiling(declared),
    'GET /v1/zone/guarantees': trader,
    'GET /v1/zone/consignments': zone,
    'GET /v1/zone/consignments/{awb}': { ...zone, path: { awb } },
    'POST /v1/batches': {
      ...trader,
      body: `${JSON.stringify(aWebsiteFiling('HOSTILE-B'))}\n`,
      contentType: 'application/x-ndjson',
    },
    'GET /v1/batches': trader,
    'GET /v1/batches/{id}': ofFiling(objects.batch),
    'GET /v1/batches/{id}/rows': ofFiling(objects.batch),
    'GET /v1/batches/{id}/file': ofFiling(objects.batch),
    'POST /v1/batches/{id}/cancellation': ofFiling(objects.batch),
    'GET /v1/kinds/{kind}/batch-template': { ...trader, path: { kind: 'import-declaration' } },
    'POST /v1/filings': { ...trader, body: aDeclaration('HOSTILE-9') },
    'GET /v1/filings': trader,
    'GET /v1/filings/{id}': ofFiling(objects.website),
    'GET /v1/filings/{id}/history': ofFiling(objects.website),
    'GET /v1/filings/{id}/receipt': ofFiling(objects.website),
    'GET /v1/filings/{id}/evidence': ofFiling(objects.website),
    'GET /v1/filings/{id}/certificate': ofFiling(objects.approved),
    'POST /v1/filings/{id}/erasure': {
      ...ofFiling(objects.toErase),
      body: reason,
      changes: `/v1/filings/${objects.toErase}`,
    },
    'GET /v1/evidence/trees': trader,
    'GET /v1/evidence/trees/{number}': { ...trader, path: { number: '1' } },
    'GET /v1/operations/audit/histories': operator,
    'GET /v1/operations/audit/trees': operator,
    'POST /v1/filings/{id}/versions': {
      ...ofFiling(declared),
      body: aDeclaration('HOSTILE-1', { TotalPackageQuantity: '11' }),
      changes: `/v1/filings/${declared}`,
    },
    'GET /v1/filings/{id}/versions/{version}': {
      ...trader,
      path: { id: objects.website, version: '1' },
    },
    'GET /v1/filings/{id}/payload': ofFiling(objects.website),
    'POST /v1/conversions': { ...trader, query: 'to=wco-xml', body: aDeclaration('HOSTILE-10') },
    'POST /v1/filings/{id}/withdrawal': {
      ...ofFiling(objects.toWithdraw),
      body: reason,
      changes: `/v1/filings/${objects.toWithdraw}`,
    },
    'POST /v1/documents': { ...trader, body: 'The paper of a request.', contentType: 'text/plain' },
    'GET /v1/documents': trader,
    'GET /v1/documents/{id}': ofFiling(objects.document),
    'GET /v1/documents/{id}/content': ofFiling(objects.document),
    'DELETE /v1/documents/{id}': ofFiling(objects.documentToRemove),
    'GET /v1/filings/{id}/documents': ofFiling(objects.website),
    'POST /v1/filings/{id}/documents': {
      ...ofFiling(objects.website),
      body: { documents: [{ code: 'verification-sheet', documentId: objects.document }] },
      changes: `/v1/filings/${objects.website}`,
    },
    'GET /v1/filings/{id}/changes': ofFiling(objects.website),
    'POST /v1/filings/{id}/copies': ofFiling(declared),
    'POST /v1/filings/{id}/refund-claims': { ...ofFiling(objects.paid), body: aRefundClaim('3.00') },
    'GET /v1/refund-claims': trader,
    'GET /v1/refund-claims/{id}': ofFiling(objects.refund),
    'POST /v1/refund-claims/{id}/review': ofClaim(objects.refund),
    'POST /v1/refund-claims/{id}/decision': {
      ...ofClaim(objects.refundHeld),
      body: { outcome: 'approved', reason: 'The invoice says so.' },
    },
    'POST /v1/drafts': { ...trader, body: { title: 'another', payload: { any: ['thing'] } } },
    'GET /v1/drafts': trader,
    'GET /v1/drafts/{id}': ofFiling(objects.draft),
    'PUT /v1/drafts/{id}': {
      ...ofFiling(objects.draft),
      body: { title: 'changed', payload: { any: 'thing' } },
      changes: `/v1/drafts/${objects.draft}`,
    },
    'DELETE /v1/drafts/{id}': {
      ...ofFiling(objects.draftToRemove),
      changes: `/v1/drafts/${objects.draftToRemove}`,
    },
    'GET /v1/drafts/{id}/revisions': ofFiling(objects.draft),
    'GET /v1/drafts/{id}/revisions/{version}': { ...trader, path: { id: objects.draft, version: '1' } },
    'GET /v1/drafts/{id}/faults': ofFiling(objects.draft),
    'POST /v1/drafts/{id}/submission': {
      ...ofFiling(objects.draftToSubmit),
      changes: `/v1/drafts/${objects.draftToSubmit}`,
    },
    'POST /v1/templates': { ...trader, body: aTemplate('a third') },
    'GET /v1/templates': trader,
    'GET /v1/templates/{id}': ofFiling(objects.template),
    'DELETE /v1/templates/{id}': ofFiling(objects.templateToRemove),
    'POST /v1/templates/{id}/drafts': { ...ofFiling(objects.template), body: { values: { declarant: 'x' } } },
    'POST /v1/mandates': { ...trader, body: aMandate },
    'GET /v1/mandates': trader,
    'GET /v1/mandates/{id}': ofFiling(objects.mandate),
    'POST /v1/mandates/{id}/acceptance': {
      ...zone,
      path: { id: objects.mandate },
      changes: `/v1/mandates/${objects.mandate}`,
    },
    'POST /v1/mandates/{id}/end': {
      ...ofFiling(objects.mandateToEnd),
      body: reason,
      changes: `/v1/mandates/${objects.mandateToEnd}`,
    },
    'POST /v1/filings/{id}/answers': {
      ...ofFiling(objects.queried),
      body: { answers: [{ question: 1, text: 'It is ours.' }] },
      changes: `/v1/filings/${objects.queried}`,
    },
    'POST /v1/filings/{id}/answer-extensions': {
      ...ofFiling(objects.queriedToExtend),
      body: reason,
      changes: `/v1/filings/${objects.queriedToExtend}`,
    },
    'GET /v1/submissions': { ...trader, query: 'key=hostile' },
    'GET /v1/internal/filings/{id}/versions/{version}/payload': {
      ...operator,
      path: { id: objects.website, version: '1' },
    },
    'GET /v1/receipt-keys': trader,
    'GET /v1/grants': trader,
    'GET /v1/grants/{number}': { ...trader, path: { number: objects.licence } },
    'GET /v1/grants/{number}/status': { ...trader, path: { number: objects.licence } },
    'POST /v1/grants/{number}/suspension': onLicence(objects.licence),
    'POST /v1/grants/{number}/resumption': onLicence(objects.suspendedLicence),
    'POST /v1/grants/{number}/revocation': onLicence(objects.licenceToRevoke),
    'POST /v1/grants/{number}/withdrawal': { ...onLicence(objects.licenceToGiveUp), ...trader },
    'GET /v1/kinds': trader,
    'GET /v1/pilot-tasks': trader,
    'GET /v1/kinds/{kind}': { ...trader, path: { kind: 'import-declaration' } },
    'GET /v1/kinds/{kind}/versions/{date}': {
      ...trader,
      path: { kind: 'import-declaration', date: '2026-11-01' },
    },
    'POST /v1/kinds/{kind}/versions': {
      ...officer,
      path: { kind: NEW_KIND },
      body: aPackage(NEW_KIND, dayAhead(40)),
    },
    'GET /v1/kind-proposals': officer,
    'GET /v1/kind-proposals/{id}': { ...officer, path: { id: objects.proposal } },
    'GET /v1/kind-proposals/{id}/changes': { ...officer, path: { id: objects.proposal } },
    'POST /v1/kind-proposals/{id}/replay': {
      ...officer,
      path: { id: objects.proposal },
      body: { most: 10 },
    },
    'POST /v1/kind-proposals/{id}/consent': { ...operator, ...onProposal(objects.proposalToPublish) },
    'POST /v1/kind-proposals/{id}/rejection': {
      ...operator,
      ...onProposal(objects.proposalToReject),
      body: reason,
    },
    'GET /v1/post-checks': checker,
    'GET /v1/post-checks/{id}': { ...checker, path: { id: objects.postCheck } },
    'POST /v1/post-checks/{id}/confirmation': {
      ...onCheck(objects.postCheck),
      body: { finding: 'All is as promised.' },
    },
    'POST /v1/post-checks/{id}/order': {
      ...onCheck(objects.checkToOrder),
      body: { text: 'Certify two more of the staff.' },
    },
    'POST /v1/post-checks/{id}/response': {
      ...onCheck(objects.checkOrdered),
      ...trader,
      body: { statement: 'They are certified.', documents: [] },
    },
    'POST /v1/post-checks/{id}/revocation': {
      ...onCheck(objects.checkToRevoke),
      body: { reason: 'There is no guesthouse.', falsePromise: true },
    },
    'GET /v1/credit-flags': checker,
    'POST /v1/credit-flags/{id}/repair': {
      ...checker,
      path: { id: objects.creditFlag },
      body: { reason: 'Fined and paid.' },
    },
    'POST /v1/selection-rounds': {
      as: 'officer-meng',
      body: {
        kind: 'airport-hub-listing',
        title: { en: 'Hubs', zh: '枢纽' },
        closesAt: '2099-01-01T00:00:00Z',
      },
    },
    'GET /v1/selection-rounds': trader,
    'GET /v1/selection-rounds/{id}': { ...trader, path: round },
    'PUT /v1/selection-rounds/{id}/marks/{filingId}': {
      ...hubs,
      path: { ...round, filingId: objects.hubFiling },
      body: { mark: '80', comment: 'Sound.' },
    },
    'POST /v1/selection-rounds/{id}/conclusion': {
      ...hubs,
      path: round,
      body: { minutes: 'All marks are in.' },
      changes: `/v1/selection-rounds/${ROUND}`,
    },
    'GET /v1/auctions': trader,
    'GET /v1/auctions/{number}': { ...trader, path: { number: LOT } },
    'GET /v1/auctions/{number}/bids': { ...trader, path: { number: LOT } },
    'GET /v1/feed': trader,
    'GET /v1/feed/stream': trader,
    'GET /v1/feed/{sequence}': { ...trader, path: { sequence: '1' } },
    'POST /v1/webhook-endpoints': { ...trader, body: { url: receiverUrl } },
    'GET /v1/webhook-endpoints': trader,
    'GET /v1/webhook-endpoints/{id}': ofFiling(webhook),
    'PUT /v1/webhook-endpoints/{id}': {
      ...ofFiling(webhook),
      body: { url: receiverUrl, description: 'changed' },
      changes: `/v1/webhook-endpoints/${webhook}`,
    },
    'DELETE /v1/webhook-endpoints/{id}': ofFiling(objects.webhookToRemove),
    'POST /v1/webhook-endpoints/{id}/secret-rotation': { ...ofFiling(webhook), body: { overlapHours: 1 } },
    'GET /v1/webhook-endpoints/{id}/deliveries': ofFiling(webhook),
    'POST /v1/webhook-endpoints/{id}/test': ofFiling(webhook),
    'POST /v1/webhook-endpoints/{id}/redeliveries': { ...ofFiling(webhook), body: { from: 1 } },
    'GET /v1/operations/parked': operator,
    'GET /v1/operations/lag': operator,
    'POST /v1/operations/parked/{id}/retry': {
      ...operator,
      path: { id: objects.parked },
      query: 'service=notification',
      body: reason,
    },
    'POST /v1/operations/parked/{id}/skip': {
      ...operator,
      path: { id: objects.parkedToSkip },
      query: 'service=notification',
      body: reason,
    },
    'GET /v1/tasks': officer,
    'GET /v1/tasks/{id}': { ...officer, path: { id: objects.task } },
    'POST /v1/tasks/{id}/claim': onTask(objects.task),
    'POST /v1/tasks/{id}/release': onTask(objects.claimedTask),
    'POST /v1/tasks/{id}/decision': {
      ...onTask(objects.heldTask),
      body: { outcome: 'approved', reason: 'All papers are there.' },
    },
    'POST /v1/tasks/{id}/opinion': {
      ...onTask(objects.advisingTask),
      body: { opinion: { en: 'Nothing speaks against it.', zh: '无异议。' } },
    },
    'POST /v1/tasks/{id}/handover': {
      ...onTask(objects.taskToHandOver),
      body: { to: 'officer-sun', reason: 'On leave.' },
    },
    'POST /v1/tasks/{id}/escalation': { ...onTask(objects.taskToPassUp), body: reason },
    'POST /v1/tasks/{id}/notes': {
      ...officer,
      path: { id: objects.task },
      body: { text: 'Seen before.' },
    },
    'GET /v1/tasks/{id}/changes': { ...officer, path: { id: objects.task } },
    'GET /v1/tasks/{id}/usual-outcomes': { ...officer, path: { id: objects.task } },
    'POST /v1/task-decisions': {
      ...officer,
      query: 'validate=only',
      body: { outcome: 'approved', reason: 'Fine.', tasks: [{ id: objects.task, etag: '"1"' }] },
    },
    'POST /v1/tasks/{id}/query': {
      ...onTask(objects.taskToQuery),
      body: { questions: [{ text: { en: 'Whose is it?', zh: '归谁所有?' } }] },
    },
    'POST /v1/tasks/{id}/confirmation': { ...onTask(objects.proposedTask), body: { confirms: true } },
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
