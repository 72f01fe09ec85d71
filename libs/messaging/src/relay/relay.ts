import { crc32 } from 'node:zlib';
import { reach, type Database, type Logger, type Timers, type Tx } from '@landport/platform';
import type { EventBus } from '../bus/event-bus';
import { LANES } from '../outbox/lane';
import { Wake } from '../wake';

interface OutboxRow {
  readonly id: number;
  readonly lane: number;
  readonly stream_key: string;
  readonly topic: string;
  readonly data: string;
  readonly headers: string;
}

export interface RelayOptions {
  readonly service: string;
  /** A few connections of the relay's own, never the handlers'. */
  readonly database: Database;
  readonly bus: EventBus;
  readonly timers: Timers;
  readonly logger: Logger;
}

const POLL_MS = 250;
const RETRY_MS = 500;
const BATCH_ROWS = 500;
const BATCH_BYTES = 512 * 1024;

/**
 * Moves outbox rows to the bus in order. A round takes every lane that no other relay of the service holds, by
 * advisory locks that end with its transaction; rows leave the outbox only after the bus has them, so a crash brings
 * them again and never loses them.
 */
export class Relay {
  private readonly wake: Wake;
  private readonly stopping = new AbortController();
  private readonly serviceNumber: number;
  private running: Promise<void> = Promise.resolve();
  /** The bus refused the last round. */
  private isRefused = false;

  constructor(private readonly options: RelayOptions) {
    this.wake = new Wake(options.timers);
    this.serviceNumber = crc32(`relay of ${options.service}`) | 0;
  }

  start(): void {
    this.running = this.run();
  }

  hurry(): void {
    this.wake.ring();
  }

  get isStuck(): boolean {
    return this.isRefused;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake.ring();
    await this.running;
  }

  /** One round. @returns how many events moved */
  async move(): Promise<number> {
    return this.options.database.transaction(async (tx) => {
      // The locks stand in a statement of their own: the rows are then read by a snapshot taken while they are held.
      const lanes = await tx.prepared<{ lane: number }>('relay.lanes', TAKE_LANES, [
        this.serviceNumber,
        LANES,
      ]);
      const { bus } = this.options;
      const numbers = lanes.map(({ lane }) => lane);
      if (numbers.length === 0) return 0;
      if (bus.takeFromOutbox === undefined) return this.carry(tx, numbers);
      const moved = await bus.takeFromOutbox(tx, numbers, BATCH_ROWS);
      // Nothing of this is published before COMMIT, so both points lie here.
      if (moved > 0) {
        reach('relay.before-publish');
        reach('relay.after-publish');
      }
      return moved;
    });
  }

  private async carry(tx: Tx, lanes: readonly number[]): Promise<number> {
    const rows = await this.read(tx, lanes);
    if (rows.length === 0) return 0;
    reach('relay.before-publish');
    await this.options.bus.publish(
      rows.map((row) => ({
        topic: row.topic,
        partition: row.lane,
        key: row.stream_key,
        value: row.data,
        headers: row.headers,
      })),
      tx,
    );
    reach('relay.after-publish');
    await tx.prepared('relay.delete', 'DELETE FROM outbox WHERE id = ANY ($1::bigint[])', [
      rows.map(({ id }) => id),
    ]);
    return rows.length;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        const moved = await this.move();
        this.isRefused = false;
        if (moved === 0) await this.wake.sleep(POLL_MS);
      } catch (error) {
        if (!this.isRefused)
          this.options.logger.warn({ err: error }, 'the bus takes nothing; will try again');
        this.isRefused = true;
        await this.options.timers.sleep(RETRY_MS, this.stopping.signal);
      }
    }
  }

  private async read(tx: Tx, lanes: readonly number[]): Promise<OutboxRow[]> {
    const rows = await tx.prepared<OutboxRow>('relay.read', READ, [lanes, BATCH_ROWS]);
    let bytes = 0;
    const fitting = rows.findIndex((row, index) => {
      bytes += row.data.length + row.headers.length;
      return index > 0 && bytes > BATCH_BYTES;
    });
    return fitting === -1 ? rows : rows.slice(0, fitting);
  }
}

const TAKE_LANES = `
  SELECT lane FROM generate_series(0, $2::int - 1) AS lane WHERE pg_try_advisory_xact_lock($1, lane)`;

const READ = `
  SELECT id, lane, stream_key, topic, data, headers FROM outbox
  WHERE lane = ANY ($1::smallint[]) ORDER BY id LIMIT $2`;
