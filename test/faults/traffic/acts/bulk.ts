import type { BatchRowView, BatchView } from '@landport/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { aWebsiteFiling } from '../../../filing/filings';
import { SORTS } from '../sorts';
import type { Trade } from '../trade';

const ROWS = 120;
/** Refused, between others that are lodged. */
const FAULTY = 40;
const LOOK_EACH_MS = 200;
const PATIENCE_MS = 120_000;
const who = SORTS.inBatch.owner;

/** Lodges a file of filings, and waits until each of its rows has its result. */
export async function bulk(trade: Trade): Promise<void> {
  const example = aWebsiteFiling('');
  const sent = Array.from({ length: ROWS }, (_, index) => {
    const reference = trade.nextReference();
    const payload = index + 1 === FAULTY ? {} : example.payload;
    return { reference, body: JSON.stringify({ ...example, reference, payload }) };
  });
  const { status, json, text } = await trade.client.ask({
    ...{ who, method: 'POST', path: '/v1/batches', contentType: 'application/x-ndjson' },
    body: sent.map(({ body }) => `${body}\n`).join(''),
    headers: { 'idempotency-key': `batch-${sent[0]?.reference}` },
  });
  if (status !== 202) throw new Error(`a batch was refused: ${text}`);
  const id = String(json['id']);
  const { state } = await ended(trade, id);
  if (state !== 'completed') trade.faults.push(`batch ${id} is ${state}`);

  const rows = await trade.client.ask({ who, path: `/v1/batches/${id}/rows?limit=500` });
  const results = new Map((rows.json['items'] as BatchRowView[]).map((row) => [row.row, row]));
  for (const [index, { reference, body }] of sent.entries()) {
    const result = results.get(index + 1);
    const wanted = index + 1 === FAULTY ? 'refused' : 'lodged';
    if (result?.status !== wanted)
      trade.faults.push(`row ${index + 1} of batch ${id} is ${result?.status ?? 'not told'}, not ${wanted}`);
    if (result?.filing) trade.acknowledge('inBatch', reference, body, result.filing.id);
  }
}

async function ended(trade: Trade, id: string): Promise<BatchView> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(LOOK_EACH_MS)) {
    const { json } = await trade.client.ask({ who, path: `/v1/batches/${id}` });
    const batch = json as unknown as BatchView;
    if (batch.endedAt !== undefined) return batch;
  }
  throw new Error(`batch ${id} has no end in ${PATIENCE_MS / 1000} s`);
}
