import {
  isTransientDatabaseFault,
  type Clock,
  type Database,
  type Logger,
  type Timers,
  type Tx,
} from '@landport/platform';
import { dispatch, type Reactions } from '../inbox/dispatch';
import type { ReceivedEvent } from '../received-event';
import { RETRY_AFTER_MS } from './parking';

interface ParkedRow {
  readonly id: string;
  readonly topic: string;
  readonly stream_key: string;
  readonly event: string;
  readonly attempts: number;
}

export interface RetryWorkerOptions {
  readonly group: string;
  readonly database: Database;
  readonly reactions: Reactions;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
}

const POLL_MS = 500;

/** Tries the head of each halted stream again when it is due; when it goes through, the next one becomes the head. */
export class RetryWorker {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: RetryWorkerOptions) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Tries one head that is due. @returns whether there was one */
  async retryOne(): Promise<boolean> {
    const { group, database, clock } = this.options;
    const due = await database.query<ParkedRow>(DUE, [group, clock.now()]);
    const head = due[0];
    if (head === undefined) return false;
    try {
      await database.transaction(async (tx) => {
        if (await lockHead(tx, group, head)) await this.handleAgain(tx, head);
      });
    } catch (error) {
      if (isTransientDatabaseFault(error)) throw error;
      await this.postpone(head, error as Error);
    }
    return true;
  }

  private async handleAgain(tx: Tx, head: ParkedRow): Promise<void> {
    const { group, reactions, clock } = this.options;
    await dispatch(reactions, [JSON.parse(head.event) as ReceivedEvent], { tx });
    await leave(tx, group, head, clock.now());
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const didOne = await this.retryOne().catch((error: Error) => {
        this.options.logger.warn({ err: error }, 'parked events wait for the database');
        return false;
      });
      if (!didOne) await this.options.timers.sleep(POLL_MS, this.stopping.signal);
    }
  }

  private async postpone(head: ParkedRow, error: Error): Promise<void> {
    const wait = RETRY_AFTER_MS[head.attempts];
    const dueAt = wait === undefined ? null : new Date(this.options.clock.now().getTime() + wait);
    await this.options.database.query(
      'UPDATE parked_event SET attempts = attempts + 1, error = $2, due_at = $3 WHERE id = $1',
      [head.id, error.message, dueAt],
    );
  }
}

/** Locks the stream's watermark, so that nothing is parked behind the head unseen; false when it has left meanwhile. */
export async function lockHead(
  tx: Tx,
  group: string,
  head: Pick<ParkedRow, 'id' | 'topic' | 'stream_key'>,
): Promise<boolean> {
  await tx.query(
    'SELECT FROM watermark WHERE group_name = $1 AND topic = $2 AND stream_key = $3 FOR UPDATE',
    [group, head.topic, head.stream_key],
  );
  return (await tx.query('SELECT FROM parked_event WHERE id = $1 FOR UPDATE', [head.id])).length === 1;
}

/** Takes the head out of the parking; the next of its stream becomes the head, due at once. */
export async function leave(
  tx: Tx,
  group: string,
  head: Pick<ParkedRow, 'id' | 'topic' | 'stream_key'>,
  now: Date,
): Promise<void> {
  await tx.query('DELETE FROM parked_event WHERE id = $1', [head.id]);
  await tx.query(NEXT_HEAD, [group, head.topic, head.stream_key, now]);
}

const DUE = `
  SELECT id, topic, stream_key, event, attempts FROM parked_event
  WHERE group_name = $1 AND due_at <= $2 ORDER BY due_at LIMIT 1`;

const NEXT_HEAD = `
  UPDATE parked_event SET due_at = $4 WHERE id = (
    SELECT id FROM parked_event WHERE group_name = $1 AND topic = $2 AND stream_key = $3 ORDER BY sequence LIMIT 1)`;
