import { CHECKER, LOT, ROUND } from '../seeded-officers';
import { aRefundClaim } from '../seeded-traders';
import type { SeededWindow } from '../seeded-window';
import { REASON, TRADER, ofTraders, type Perfect, type PerfectByRoute } from './perfect-request';

/** What officers are asked for, and what follows their decisions. */
export const officersRequests = ({ objects }: SeededWindow): PerfectByRoute => {
  const officer = { as: 'officer-wang' };
  const checker = { as: CHECKER };
  const hubs = { as: 'officer-deng' };
  const round = { id: ROUND };
  const onCheck = (id: string): Perfect => ({ ...checker, path: { id }, changes: `/v1/post-checks/${id}` });
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
    body: REASON,
    changes: `/v1/grants/${number}`,
  });
  return {
    'POST /v1/filings/{id}/refund-claims': { ...ofTraders(objects.paid), body: aRefundClaim('3.00') },
    'GET /v1/refund-claims': TRADER,
    'GET /v1/refund-claims/{id}': ofTraders(objects.refund),
    'POST /v1/refund-claims/{id}/review': ofClaim(objects.refund),
    'POST /v1/refund-claims/{id}/decision': {
      ...ofClaim(objects.refundHeld),
      body: { outcome: 'approved', reason: 'The invoice says so.' },
    },
    'GET /v1/grants': TRADER,
    'GET /v1/grants/{number}': { ...TRADER, path: { number: objects.licence } },
    'GET /v1/grants/{number}/status': { ...TRADER, path: { number: objects.licence } },
    'POST /v1/grants/{number}/suspension': onLicence(objects.licence),
    'POST /v1/grants/{number}/resumption': onLicence(objects.suspendedLicence),
    'POST /v1/grants/{number}/revocation': onLicence(objects.licenceToRevoke),
    'POST /v1/grants/{number}/withdrawal': { ...onLicence(objects.licenceToGiveUp), ...TRADER },
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
      ...TRADER,
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
    'GET /v1/selection-rounds': TRADER,
    'GET /v1/selection-rounds/{id}': { ...TRADER, path: round },
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
    'GET /v1/auctions': TRADER,
    'GET /v1/auctions/{number}': { ...TRADER, path: { number: LOT } },
    'GET /v1/auctions/{number}/bids': { ...TRADER, path: { number: LOT } },
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
    'POST /v1/tasks/{id}/escalation': { ...onTask(objects.taskToPassUp), body: REASON },
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
