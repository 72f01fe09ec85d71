import { mandateMissing, type Caller, type MandateInForce } from '@landport/http';
import type { Actor } from '../domain/history-entry';

const covering = ({ agency }: Caller, kind: string): MandateInForce | undefined =>
  agency?.mandates.find(({ kinds }) => kinds === undefined || kinds.includes(kind));

/** @throws Problem 403 when a broker asks about a kind that its mandates leave out */
export function assertCovered(caller: Caller, kind = ''): void {
  if (caller.agency !== undefined && covering(caller, kind) === undefined)
    throw mandateMissing(caller.organisationId, 'kindNotCovered', kind);
}

/** Kinds that a list may show; null for all. */
export function kindsShown({ agency }: Caller): readonly string[] | null {
  if (agency === undefined || agency.mandates.some(({ kinds }) => kinds === undefined)) return null;
  return [...new Set(agency.mandates.flatMap(({ kinds = [] }) => kinds))];
}

/**
 * Who acts, as it stands in a history: under a mandate both organisations.
 * @throws Problem 403 when the mandates leave the kind out
 */
export function actorOf(caller: Caller, kind = ''): Actor {
  const { subject: id, organisationId, agency } = caller;
  if (agency === undefined) return { id, organisationId };
  const mandate = covering(caller, kind);
  if (mandate === undefined) throw mandateMissing(organisationId, 'kindNotCovered', kind);
  const { id: mandateId, representation } = mandate;
  return {
    id,
    organisationId: agency.organisationId,
    onBehalfOf: { organisationId, mandateId, representation },
  };
}
