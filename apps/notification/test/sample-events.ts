import { FilingAccepted, FilingLodged } from '@landport/contracts';
import { laneOf, type OutgoingMessage } from '@landport/messaging';
import { v7 } from 'uuid';

export const TRACEPARENT = `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`;

const messageOf = (
  definition: { readonly type: string; readonly topic: string },
  filingId: string,
  sequence: number,
  data: Readonly<Record<string, unknown>>,
): OutgoingMessage => ({
  topic: definition.topic,
  partition: laneOf(filingId),
  key: filingId,
  value: JSON.stringify(data),
  headers: JSON.stringify({
    ce_specversion: '1.0',
    ce_id: v7(),
    ce_type: definition.type,
    ce_source: '/filing',
    ce_subject: filingId,
    ce_time: '2026-03-01T08:00:00.000Z',
    ce_sequence: String(sequence),
    ce_partitionkey: filingId,
    'content-type': 'application/json',
    traceparent: TRACEPARENT,
    'correlation-id': 'test',
  }),
});

/** A filing as its service tells of it: lodged, then accepted. */
export function filingEvents(filingId: string, concerns: readonly string[]): OutgoingMessage[] {
  const ofFiling = {
    filingId,
    kind: 'import-declaration',
    reference: `R-${filingId.slice(-6)}`,
    version: 1,
    organisationId: concerns[0],
    concerns,
  };
  const lodged = {
    ...ofFiling,
    kindValidFrom: '2026-01-01',
    mode: 'approval',
    lodgedAt: '2026-03-01T08:00:00.000Z',
    digest: 'e'.repeat(64),
    payload: { secret: 'of the house' },
  };
  const accepted = { ...ofFiling, mrn: '26CN00000000000017', acceptedAt: '2026-03-01T08:00:01.000Z' };
  return [messageOf(FilingLodged, filingId, 1, lodged), messageOf(FilingAccepted, filingId, 2, accepted)];
}
