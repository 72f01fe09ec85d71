/**
 * Who besides the asker of the perfect request may know of the object that a path names; everybody else is told
 * 404. A route with a parameter that is not listed fails.
 */
export interface Audience {
  /** Organisations that see it; for a change, those that know of it and are told that it is not theirs to make. */
  readonly known: readonly string[];
  /** A body whose officers know of it, and nobody else there. */
  readonly officersOf?: string;
}

/** The same for all who may ask, or guarded by the scope alone: nobody else's secret lies behind the parameter. */
type Unowned = 'public' | 'by scope' | 'own numbers';

const onlyOwner: Audience = { known: [] };
const ledgerParties: Audience = { known: ['yuzhou-imports', 'ckg-bonded-port', 'ckg-customs'] };
const websiteFiling: Audience = {
  known: ['yuzhou-imports'],
  officersOf: 'cq-communications-administration',
};
const licence: Audience = { known: ['yuzhou-imports'], officersOf: 'cq-commerce-commission' };
const websiteTask: Audience = { known: [], officersOf: 'cq-communications-administration' };

const promiseKept: Audience = { known: ['yuzhou-imports'], officersOf: 'cq-market-regulation' };

/** A version of a kind that is proposed: its body's officers see it, and operators. */
const proposal: Audience = {
  known: ['landport-operations'],
  officersOf: 'cq-communications-administration',
};

/** Its claimant knows of it and does not decide it. */
const refundClaim: Audience = { known: ['yuzhou-imports'], officersOf: 'ckg-customs' };

export const AUDIENCES: Readonly<Record<string, Audience | Unowned>> = {
  'GET /v1/air/waybills/{awb}': { known: ['changjiang-air', 'ckg-ground'] },
  'GET /v1/zone/ledgers/{id}': ledgerParties,
  'GET /v1/zone/ledgers/{id}/entries': ledgerParties,
  'GET /v1/zone/inventory-lists/{id}': ledgerParties,
  'POST /v1/zone/inventory-lists/{id}/cancellation': { known: ['yuzhou-imports', 'ckg-bonded-port'] },
  'GET /v1/zone/gate-passes/{id}': ledgerParties,
  'POST /v1/zone/gate-passes/{id}/gate-events': ledgerParties,
  'GET /v1/zone/declarations/{id}': { known: ['yuzhou-imports', 'ckg-customs'] },
  'GET /v1/zone/consignments/{awb}': { known: ['changjiang-air', 'ckg-bonded-port', 'ckg-customs'] },
  'GET /v1/batches/{id}': onlyOwner,
  'GET /v1/batches/{id}/rows': onlyOwner,
  'GET /v1/batches/{id}/file': onlyOwner,
  'POST /v1/batches/{id}/cancellation': onlyOwner,
  'GET /v1/kinds/{kind}/batch-template': 'public',
  'GET /v1/filings/{id}': websiteFiling,
  'GET /v1/filings/{id}/history': websiteFiling,
  'GET /v1/filings/{id}/receipt': websiteFiling,
  'GET /v1/filings/{id}/evidence': websiteFiling,
  'GET /v1/filings/{id}/certificate': onlyOwner,
  // An operator may erase for anybody.
  'POST /v1/filings/{id}/erasure': { known: ['landport-operations'] },
  'GET /v1/evidence/trees/{number}': 'public',
  'POST /v1/filings/{id}/versions': onlyOwner,
  'GET /v1/filings/{id}/versions/{version}': websiteFiling,
  'GET /v1/filings/{id}/payload': websiteFiling,
  'POST /v1/filings/{id}/withdrawal': onlyOwner,
  'GET /v1/documents/{id}': websiteFiling,
  'GET /v1/documents/{id}/content': websiteFiling,
  'DELETE /v1/documents/{id}': onlyOwner,
  'GET /v1/filings/{id}/documents': websiteFiling,
  'POST /v1/filings/{id}/documents': onlyOwner,
  'GET /v1/filings/{id}/changes': websiteFiling,
  'POST /v1/filings/{id}/copies': onlyOwner,
  'POST /v1/filings/{id}/refund-claims': onlyOwner,
  'GET /v1/refund-claims/{id}': { known: [], officersOf: 'ckg-customs' },
  'POST /v1/refund-claims/{id}/review': refundClaim,
  'POST /v1/refund-claims/{id}/decision': refundClaim,
  'GET /v1/drafts/{id}': onlyOwner,
  'PUT /v1/drafts/{id}': onlyOwner,
  'DELETE /v1/drafts/{id}': onlyOwner,
  'GET /v1/drafts/{id}/revisions': onlyOwner,
  'GET /v1/drafts/{id}/revisions/{version}': onlyOwner,
  'GET /v1/drafts/{id}/faults': onlyOwner,
  'POST /v1/drafts/{id}/submission': onlyOwner,
  'GET /v1/templates/{id}': onlyOwner,
  'DELETE /v1/templates/{id}': onlyOwner,
  'POST /v1/templates/{id}/drafts': onlyOwner,
  'GET /v1/mandates/{id}': { known: ['ckg-bonded-port'] },
  'POST /v1/mandates/{id}/acceptance': { known: ['yuzhou-imports'] },
  'POST /v1/mandates/{id}/end': { known: ['ckg-bonded-port'] },
  'POST /v1/filings/{id}/answers': onlyOwner,
  'POST /v1/filings/{id}/answer-extensions': onlyOwner,
  'GET /v1/internal/filings/{id}/versions/{version}/payload': 'by scope',
  'GET /v1/grants/{number}': licence,
  // Whoever is shown a number may ask whether it is in force.
  'GET /v1/grants/{number}/status': 'public',
  'POST /v1/grants/{number}/suspension': licence,
  'POST /v1/grants/{number}/resumption': licence,
  'POST /v1/grants/{number}/revocation': licence,
  'POST /v1/grants/{number}/withdrawal': licence,
  'GET /v1/kinds/{kind}': 'public',
  'GET /v1/kinds/{kind}/versions/{date}': 'public',
  'POST /v1/kinds/{kind}/versions': 'public',
  'GET /v1/kind-proposals/{id}': proposal,
  'POST /v1/kind-proposals/{id}/replay': proposal,
  'GET /v1/kind-proposals/{id}/changes': proposal,
  'POST /v1/kind-proposals/{id}/consent': proposal,
  'POST /v1/kind-proposals/{id}/rejection': proposal,
  'GET /v1/post-checks/{id}': promiseKept,
  'POST /v1/post-checks/{id}/confirmation': promiseKept,
  'POST /v1/post-checks/{id}/order': promiseKept,
  'POST /v1/post-checks/{id}/response': promiseKept,
  'POST /v1/post-checks/{id}/revocation': promiseKept,
  'POST /v1/credit-flags/{id}/repair': { known: ['ckg-bonded-port'], officersOf: 'cq-market-regulation' },
  // Announced to everybody; who may mark and conclude is told by role.
  'GET /v1/selection-rounds/{id}': 'public',
  'PUT /v1/selection-rounds/{id}/marks/{filingId}': 'public',
  'POST /v1/selection-rounds/{id}/conclusion': 'public',
  'GET /v1/auctions/{number}': 'public',
  'GET /v1/auctions/{number}/bids': 'public',
  'GET /v1/feed/{sequence}': 'own numbers',
  'GET /v1/webhook-endpoints/{id}': onlyOwner,
  'PUT /v1/webhook-endpoints/{id}': onlyOwner,
  'DELETE /v1/webhook-endpoints/{id}': onlyOwner,
  'POST /v1/webhook-endpoints/{id}/secret-rotation': onlyOwner,
  'GET /v1/webhook-endpoints/{id}/deliveries': onlyOwner,
  'POST /v1/webhook-endpoints/{id}/test': onlyOwner,
  'POST /v1/webhook-endpoints/{id}/redeliveries': onlyOwner,
  'POST /v1/operations/parked/{id}/retry': 'by scope',
  'POST /v1/operations/parked/{id}/skip': 'by scope',
  'GET /v1/tasks/{id}': websiteTask,
  'POST /v1/tasks/{id}/claim': websiteTask,
  'POST /v1/tasks/{id}/release': websiteTask,
  'POST /v1/tasks/{id}/decision': websiteTask,
  'POST /v1/tasks/{id}/opinion': websiteTask,
  'POST /v1/tasks/{id}/confirmation': websiteTask,
  'POST /v1/tasks/{id}/query': websiteTask,
  'POST /v1/tasks/{id}/handover': websiteTask,
  'POST /v1/tasks/{id}/escalation': websiteTask,
  'POST /v1/tasks/{id}/notes': websiteTask,
  'GET /v1/tasks/{id}/usual-outcomes': websiteTask,
  'GET /v1/tasks/{id}/changes': websiteTask,
  // Its body names the ledger.
  'POST /v1/zone/inventory-lists': { known: ['yuzhou-imports', 'ckg-bonded-port'] },
};
