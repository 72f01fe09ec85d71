import { aPackage, dayAhead } from '../../filing/proposed-kinds';
import { NEW_KIND } from '../seeded-kinds';
import type { SeededWindow } from '../seeded-window';
import { OPERATOR, REASON, type PerfectByRoute } from './perfect-request';

/** What is asked of those who publish kinds. */
export const kindsRequests = ({ objects }: SeededWindow): PerfectByRoute => {
  const officer = { as: 'officer-wang' };
  const onProposal = (id: string) => ({ path: { id }, changes: `/v1/kind-proposals/${id}` });
  return {
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
    'POST /v1/kind-proposals/{id}/consent': { ...OPERATOR, ...onProposal(objects.proposalToPublish) },
    'POST /v1/kind-proposals/{id}/rejection': {
      ...OPERATOR,
      ...onProposal(objects.proposalToReject),
      body: REASON,
    },
  };
};
