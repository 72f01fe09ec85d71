import { until } from '@landport/testing';
import { BatchClient, jsonLine, websiteFilings } from '../../../../../test/batches/batch-client';
import { FilingWindow } from '../../../../../test/filing/filing-window';

const MANY = 1_000;

describe('cancelling a batch', () => {
  let window: FilingWindow;
  let batches: BatchClient;
  beforeAll(async () => {
    window = await FilingWindow.open();
    batches = new BatchClient(window);
  });
  afterAll(() => window.close());

  const file = (prefix: string): string => websiteFilings(prefix, MANY).map(jsonLine).join('');

  it('lodges no more, leaves what is lodged, and tells every row', async () => {
    const { json } = await batches.send('jsonl', file('CANCEL'));
    const id = String(json['id']);
    await until('some rows lodged', async () => (await batches.show(id)).rows.lodged > 0);
    const path = `/v1/batches/${id}/cancellation`;
    expect((await window.ask('importer', 'POST', path)).status).toBe(200);

    const { state, rows } = await batches.ended(id);
    expect(state).toBe('cancelled');
    expect(rows.lodged).toBeGreaterThan(0);
    expect(rows.lodged).toBeLessThan(MANY);
    expect(await window.count('filing')).toBe(rows.lodged);
    expect(await window.count(`batch_row WHERE status = 'cancelled'`)).toBe(MANY - rows.lodged);
    const [rest] = await batches.rows(id, '?status=cancelled&limit=1');
    expect(rest).toEqual({ row: rows.lodged + 1, status: 'cancelled', errors: [], errorCount: 0 });

    const again = await window.ask('importer', 'POST', path);
    expect([again.status, again.json['state']]).toEqual([200, 'cancelled']);
  });

  it('that waits behind another of its organisation ends it at once', async () => {
    const [running, waiting] = [
      await batches.send('jsonl', file('FIRST')),
      await batches.send('jsonl', file('NEXT')),
    ];
    const id = String(waiting.json['id']);
    await window.ask('importer', 'POST', `/v1/batches/${id}/cancellation`);
    expect((await batches.ended(id)).state).toBe('cancelled');
    expect(await window.count(`filing WHERE reference LIKE 'NEXT-%'`)).toBe(0);
    const first = String(running.json['id']);
    await window.ask('importer', 'POST', `/v1/batches/${first}/cancellation`);
    await batches.ended(first);
  });
});
