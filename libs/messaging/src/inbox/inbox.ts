import {
  isTransientDatabaseFault,
  reach,
  type Clock,
  type Database,
  type Ids,
  type Logger,
  type Tx,
} from '@landport/platform';
import { Counter, register } from 'prom-client';
import type { IncomingMessage } from '../bus/event-bus';
import { park } from '../parking/parking';
import type { ReceivedEvent } from '../received-event';
import { decode } from './decode';
import { dispatch, type Reactions } from './dispatch';
import { haltedStreams, raiseWatermarks, streamOf } from './watermarks';

export interface InboxOptions {
  readonly group: string;
  readonly database: Database;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly reactions: Reactions;
}

/** Events that share a transaction. One by one costs 2,350 a second, a hundred together fifteen times less each. */
const TOGETHER = 128;

const gaps =
  (register.getSingleMetric('landport_inbox_gaps_total') as Counter | undefined) ??
  new Counter({
    name: 'landport_inbox_gaps_total',
    help: 'Events whose predecessor in their stream was never seen',
    labelNames: ['group'],
  });

/** Takes each event once: its watermark is raised in the transaction of the change that the event causes. */
export class Inbox {
  constructor(private readonly options: InboxOptions) {}

  /** @throws only when the database is away or asks to try again; then the same messages come again */
  async handle(messages: readonly IncomingMessage[]): Promise<void> {
    const events: ReceivedEvent[] = [];
    for (const message of messages) {
      try {
        events.push(decode(message));
      } catch (error) {
        await this.bury(message, error as Error);
      }
    }
    for (let start = 0; start < events.length; start += TOGETHER) {
      await this.handleTogether(events.slice(start, start + TOGETHER));
    }
  }

  private async handleTogether(events: readonly ReceivedEvent[]): Promise<void> {
    try {
      await this.transact(events);
    } catch (error) {
      if (isTransientDatabaseFault(error)) throw error;
      for (const event of events) await this.handleAlone(event);
    }
  }

  private async handleAlone(event: ReceivedEvent): Promise<void> {
    try {
      await this.transact([event]);
    } catch (error) {
      if (isTransientDatabaseFault(error)) throw error;
      const { group, logger, database } = this.options;
      logger.error(
        { err: error, group, event: event.id, type: event.type, stream: event.streamKey },
        'event parked',
      );
      await database.transaction(async (tx) => {
        const fresh = await raiseWatermarks(tx, group, [event]);
        if (fresh.size > 0) await this.park(tx, [event], error as Error);
      });
    }
  }

  private async transact(events: readonly ReceivedEvent[]): Promise<void> {
    const { group, database, reactions } = this.options;
    await database.transaction(async (tx) => {
      const before = await raiseWatermarks(tx, group, events);
      if (before.size === 0) return;
      const halted = await haltedStreams(tx, group, events);
      const fresh = this.fresh(events, before);
      const behind = fresh.filter((event) => halted.has(streamOf(event)));
      if (behind.length > 0)
        await this.park(tx, behind, new Error('an earlier event of its stream is parked'));
      const free = behind.length === 0 ? fresh : fresh.filter((event) => !halted.has(streamOf(event)));
      await dispatch(reactions, free, { tx });
      reach('inbox.before-commit');
    });
    reach('inbox.after-commit');
  }

  /** What is newer than its watermark, each position once; counts positions that were jumped over. */
  private fresh(events: readonly ReceivedEvent[], before: Map<string, number>): ReceivedEvent[] {
    const reached = new Map(before);
    return events.filter((event) => {
      const stream = streamOf(event);
      const last = reached.get(stream);
      if (last === undefined || event.sequence <= last) return false;
      if (event.sequence !== last + 1) {
        gaps.inc({ group: this.options.group });
        this.options.logger.error(
          { stream, after: last, got: event.sequence },
          'a position of the stream is missing',
        );
      }
      reached.set(stream, event.sequence);
      return true;
    });
  }

  private async park(tx: Tx, events: readonly ReceivedEvent[], error: Error): Promise<void> {
    const { group, ids, clock } = this.options;
    await park(
      tx,
      events.map((event) => ({ id: ids.next(), group, event, error: error.message, at: clock.now() })),
    );
  }

  private async bury(message: IncomingMessage, error: Error): Promise<void> {
    const { group, ids, clock, logger, database } = this.options;
    const { topic, partition, offset } = message;
    logger.error({ err: error, group, topic, partition, offset }, 'message cannot be decoded; kept raw');
    await database.query(BURY, [
      ids.next(),
      group,
      topic,
      partition,
      offset,
      message.key === null ? null : Buffer.from(message.key),
      message.value === null ? null : Buffer.from(message.value),
      JSON.stringify(message.headers),
      error.message,
      clock.now(),
    ]);
  }
}

const BURY = `
  INSERT INTO dead_message (id, group_name, topic, partition, "offset", key, value, headers, error, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (group_name, topic, partition, "offset") DO NOTHING`;
