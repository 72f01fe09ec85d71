import type { BatchView } from '@landport/contracts';
import { faultIn, type Language } from '@landport/http';
import type { BatchRecord } from '../records/batch-record';

/** A batch as its sender sees it; what is to come is worked out from what came to pass. */
export function batchView(batch: BatchRecord, language: Language, now: Date): BatchView {
  const { id, total, checked, lodged, valid, refused } = batch;
  const { ended_at: endedAt, started_at: startedAt, cleared_at: clearedAt } = batch;
  const self = `/v1/batches/${id}`;
  return {
    id,
    state: batch.state,
    format: batch.format,
    ...(batch.kind !== null && { kind: batch.kind }),
    validateOnly: batch.validate_only,
    file: { bytes: batch.bytes, sha256: batch.sha256.toString('hex') },
    rows: { ...(total !== null && { total }), checked, lodged, valid, refused },
    submittedAt: batch.submitted_at.toISOString(),
    ...(startedAt && { startedAt: startedAt.toISOString() }),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    ...(clearedAt && { clearedAt: clearedAt.toISOString() }),
    ...paceOf(batch, now),
    errors: batch.faults.map((fault) => faultIn(language, fault)),
    links: {
      self: { href: self },
      ...(clearedAt === null && { rows: { href: `${self}/rows` }, file: { href: `${self}/file` } }),
      ...(endedAt === null && { cancellation: { href: `${self}/cancellation` } }),
    },
  };
}

function paceOf(
  { started_at, ended_at, checked, total }: BatchRecord,
  now: Date,
): Pick<BatchView, 'rowsPerSecond' | 'expectedEndAt'> {
  if (started_at === null || checked === 0) return {};
  const seconds = Math.max(0.001, ((ended_at ?? now).getTime() - started_at.getTime()) / 1_000);
  const perSecond = checked / seconds;
  const rowsPerSecond = Math.round(perSecond * 10) / 10;
  if (ended_at !== null || total === null) return { rowsPerSecond };
  const left = ((total - checked) / perSecond) * 1_000;
  return { rowsPerSecond, expectedEndAt: new Date(now.getTime() + left).toISOString() };
}
