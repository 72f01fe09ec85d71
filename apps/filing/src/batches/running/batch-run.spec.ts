import type { Database } from '@landport/platform';
import { setImmediate } from 'node:timers/promises';
import { unreadable } from '../reading/batch-faults';
import type { BatchReader } from '../reading/batch-reader';
import type { BatchRow } from '../reading/batch-row';
import type { BatchLeases } from '../records/batch-leases';
import type { BatchRecord } from '../records/batch-record';
import type { RowResult } from '../records/row-result';
import { BatchRun } from './batch-run';
import type { ReadRow, RowWork } from './row-work';

const ROWS = 100;
const LARGE = Buffer.alloc(2 * 1024 * 1024);

const rowOf = (number: number): BatchRow => ({
  number,
  place: `line ${number}`,
  said: { bytes: Buffer.alloc(0) },
  locate: (faults) => faults.map((fault) => ({ ...fault, sourcePath: `line ${number}` })),
});

/** A world that lodges at once, and notes what it was asked for. */
class World {
  readonly recorded: RowResult[] = [];
  readonly ends: string[] = [];
  inIntake = 0;
  mostInIntake = 0;
  cancelledFrom = Infinity;
  references = (number: number): string => `R-${number}`;
  rows = async function* (): AsyncGenerator<BatchRow> {
    for (let number = 1; number <= ROWS; number += 1) yield rowOf(number);
  };

  run(batch: Partial<BatchRecord> = {}): Promise<void> {
    const work: Pick<RowWork, 'read' | 'lodge' | 'check' | 'lodgedBefore'> = {
      read: (row) => ({
        row,
        bytes: Buffer.alloc(0),
        content: { kind: 'k', reference: this.references(row.number), payload: {} },
      }),
      lodge: (_batch, read) => this.lodge(read),
      check: (_batch, { row }) => Promise.resolve({ ...result(row), status: 'valid' }),
      lodgedBefore: () => Promise.resolve(new Map([['batch/B/40', 'known']])),
    };
    const leases: Pick<BatchLeases, 'found' | 'giveWord' | 'record' | 'end'> = {
      found: (_id, total) => Promise.resolve({ ...this.batch(batch), total }),
      giveWord: () => Promise.resolve({ isCancelled: false }),
      record: (_id, before, results) => {
        expect(before).toBe(this.recorded.length + (batch.checked ?? 0));
        this.recorded.push(...results);
        return Promise.resolve({ isCancelled: this.recorded.length >= this.cancelledFrom });
      },
      end: (_id, state) => Promise.resolve(void this.ends.push(state)),
    };
    const reader: Pick<BatchReader, 'rows'> = { rows: () => this.rows() };
    const db: Pick<Database, 'query'> = { query: () => Promise.resolve([]) };
    return new BatchRun(reader as BatchReader, work as RowWork, leases as BatchLeases, db as Database).run(
      this.batch(batch),
      new AbortController().signal,
    );
  }

  private batch(change: Partial<BatchRecord>): BatchRecord {
    const known = { id: 'B', checked: 0, total: null, validate_only: false, cancel_requested_at: null };
    return { ...known, ...change } as BatchRecord;
  }

  private async lodge({ row }: ReadRow): Promise<RowResult> {
    this.inIntake += 1;
    this.mostInIntake = Math.max(this.mostInIntake, this.inIntake);
    await setImmediate();
    this.inIntake -= 1;
    return result(row);
  }
}

const result = ({ number, place }: BatchRow): RowResult => ({
  number,
  place,
  status: 'lodged',
  filingId: `F-${number}`,
  faults: [],
  faultCount: 0,
});

describe('a run through a batch', () => {
  it('lodges every row once and in order, never more than 32 at a time', async () => {
    const world = new World();
    await world.run();
    expect(world.recorded.map(({ number }) => number)).toEqual(
      Array.from({ length: ROWS }, (_, at) => at + 1),
    );
    expect(world.mostInIntake).toBeLessThanOrEqual(32);
    expect(world.mostInIntake).toBeGreaterThan(16);
    expect(world.ends).toEqual(['completed']);
  });

  it('takes large filings one by one', async () => {
    const world = new World();
    world.rows = async function* () {
      for (let number = 1; number <= 4; number += 1) yield { ...rowOf(number), said: { bytes: LARGE } };
    };
    await world.run();
    expect([world.recorded.length, world.mostInIntake]).toEqual([4, 1]);
  });

  it('lodges nothing anew that was lodged and not recorded', async () => {
    const world = new World();
    await world.run();
    expect(world.recorded[39]).toMatchObject({ number: 40, status: 'lodged', filingId: 'known' });
  });

  it('goes on behind the rows that are recorded', async () => {
    const world = new World();
    await world.run({ total: ROWS, checked: 64 });
    expect(world.recorded.map(({ number }) => number)).toEqual(
      Array.from({ length: 36 }, (_, at) => at + 65),
    );
  });

  it('refuses the second of two rows with one reference', async () => {
    const world = new World();
    world.references = (number) => (number === 90 ? 'R-3' : `R-${number}`);
    await world.run();
    expect(world.recorded.filter(({ status }) => status === 'refused')).toMatchObject([
      { number: 90, faults: [{ code: 'batch/reference-repeated', sourcePath: 'line 90' }] },
    ]);
  });

  it('ends with the rows under way when it is cancelled, and at once when it was before', async () => {
    const world = new World();
    world.cancelledFrom = 33;
    await world.run();
    expect(world.recorded).toHaveLength(64);
    const before = new World();
    await before.run({ cancel_requested_at: new Date() });
    expect([world.ends, before.ends, before.recorded]).toEqual([['cancelled'], ['cancelled'], []]);
  });

  it('lodges nothing of a file that cannot be read to its end', async () => {
    const world = new World();
    world.rows = async function* () {
      yield* [rowOf(1), rowOf(2)];
      throw unreadable('batch/file-unreadable', { en: 'x', zh: 'x' });
    };
    await world.run();
    expect([world.recorded, world.ends]).toEqual([[], ['failed']]);
  });

  it('lodges nothing of a file with more rows than may be', async () => {
    const world = new World();
    world.rows = async function* () {
      yield rowOf(50_001);
    };
    await world.run();
    expect([world.recorded, world.ends]).toEqual([[], ['failed']]);
  });
});
