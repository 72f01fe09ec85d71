import { XLSX_TYPE, type BatchRowView, type BatchView } from '@landport/contracts';
import { until } from '@landport/testing';
import type { Answer, FilingWindow, Person } from '../filing/filing-window';
import { aWebsiteFiling } from '../filing/filings';

const TYPES = { jsonl: 'application/x-ndjson', csv: 'text/csv', xlsx: XLSX_TYPE } as const;

export type Told = Pick<BatchRowView, 'row' | 'status' | 'place'> & {
  readonly at: readonly (string | undefined)[];
};

/** Sends files to a filing service and waits for what becomes of them. */
export class BatchClient {
  constructor(
    private readonly window: FilingWindow,
    private readonly who: Person = 'importer',
  ) {}

  send(
    format: keyof typeof TYPES,
    body: string | Uint8Array,
    { query = '', charset = '', key }: { query?: string; charset?: string; key?: string } = {},
  ): Promise<Answer> {
    return this.window.ask(this.who, 'POST', `/v1/batches${query}`, {
      body,
      contentType: TYPES[format] + charset,
      ...(key !== undefined && { headers: { 'idempotency-key': key } }),
    });
  }

  /** Sends a file that is taken, and resolves when the batch has ended. */
  async file(...args: Parameters<BatchClient['send']>): Promise<BatchView> {
    const answer = await this.send(...args);
    if (answer.status !== 202) throw new Error(`${answer.status} ${answer.text}`);
    return this.ended(String(answer.json['id']));
  }

  async ended(id: string): Promise<BatchView> {
    let batch: BatchView | undefined;
    await until(`batch ${id} at its end`, async () => {
      batch = await this.show(id);
      return batch.endedAt !== undefined;
    });
    return batch!;
  }

  async show(id: string): Promise<BatchView> {
    return (await this.window.ask(this.who, 'GET', `/v1/batches/${id}`)).json as unknown as BatchView;
  }

  async rows(id: string, query = '?limit=500'): Promise<BatchRowView[]> {
    const answer = await this.window.ask(this.who, 'GET', `/v1/batches/${id}/rows${query}`);
    return (answer.json as unknown as { items: BatchRowView[] }).items;
  }

  /** In short: what became of each row, and where its faults are. */
  async told(id: string): Promise<Told[]> {
    const rows = await this.rows(id);
    return rows.map(({ row, status, place, errors }) => ({
      row,
      status,
      ...(place !== undefined && { place }),
      at: errors.map(({ sourcePath }) => sourcePath),
    }));
  }
}

export const jsonLine = (filing: object): string => `${JSON.stringify(filing)}\n`;

/** So many website filings, told apart by their references `prefix-1` and on; the example is read once for all. */
export function websiteFilings(prefix: string, many: number): ReturnType<typeof aWebsiteFiling>[] {
  const filing = aWebsiteFiling(prefix);
  return Array.from({ length: many }, (_, index) => ({ ...filing, reference: `${prefix}-${index + 1}` }));
}
