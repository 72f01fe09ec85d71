import { Ids, Randomness, Timers, type Logger } from '@landport/platform';
import { wants } from '../domain/webhook-endpoint';
import type { FeedEntry } from '../feed/feed-entry';
import type { Following } from '../feed/feed-tails';
import { fateOf, isGone, type DeliveryOutcome, type Fate } from './delivery-outcome';
import type { DeliveryRecorder, Recorded } from './delivery-recorder';
import { FeedProgress } from './feed-progress';
import type { AttemptRecord, DueEntry, HeldEndpoint, WaitingEntry } from './held-endpoint';
import { SubjectChains } from './subject-chains';
import { WaitingSubjects } from './waiting-subjects';
import type { WebhookChannel } from './webhook-channel';
import { messageOf } from './webhook-message';

/** Entries read ahead of what is written down. */
const WINDOW = 400;
const PAGE = 200;

/** Entries that wait for another try before the feed is read no further: the rest waits in the feed, where it is safe. */
const MOST_WAITING = 1_000;

/** Between two attempts to read while the database is away. */
const PAUSE_MS = 1_000;

/** How long a stopping process waits for receivers before it breaks off; what is broken off is sent again. */
const GRACE_MS = 3_000;

export interface WorkerParts {
  readonly holder: string;
  readonly recorder: DeliveryRecorder;
  readonly following: Following;
  readonly channel: WebhookChannel;
  /** Requests under way together. */
  readonly breadth: number;
  readonly waiting: readonly WaitingEntry[];
  readonly ids: Ids;
  readonly timers: Timers;
  readonly randomness: Randomness;
  readonly logger: Logger;
  /** Called when the receiver wants no more. */
  readonly onGone: (endpointId: string) => void;
}

interface Task {
  readonly subject: string;
  readonly sequence: number;
  readonly entry: FeedEntry;
  /** Tries already made. */
  readonly attempts: number;
}

/** Delivers one organisation's feed to one endpoint: its own queue, its own connections, its own pace. */
export class EndpointWorker {
  private readonly stopping = new AbortController();
  private readonly chains: SubjectChains<Task>;
  private readonly progress: FeedProgress;
  private readonly waiting = new WaitingSubjects();
  /** Sequences whose fate is not yet written down. */
  private readonly inHand = new Set<number>();
  private readonly underWay = new Set<Promise<void>>();
  private channel: WebhookChannel;
  private onRoom: () => void = () => undefined;

  constructor(
    private endpoint: HeldEndpoint,
    private readonly parts: WorkerParts,
  ) {
    this.chains = new SubjectChains(parts.breadth);
    this.progress = new FeedProgress(endpoint.cursor);
    this.channel = parts.channel;
    for (const { subject, sequence, dueAt } of parts.waiting) {
      if (dueAt) this.waiting.add(subject, sequence, dueAt);
    }
  }

  get version(): number {
    return this.endpoint.version;
  }

  get organisationId(): string {
    return this.endpoint.organisationId;
  }

  /** Reads the feed from the cursor on until it is stopped. */
  async run(): Promise<void> {
    const { tail } = this.parts.following;
    let read = this.endpoint.cursor;
    while (!this.stopping.signal.aborted) {
      try {
        await this.room();
        const page = await tail.next(read, PAGE, this.stopping.signal);
        this.take(page);
        read = page.at(-1)?.sequence ?? read;
      } catch (error) {
        this.parts.logger.warn({ error, endpointId: this.endpoint.id }, 'feed not read for webhooks');
        await this.parts.timers.sleep(PAUSE_MS, this.stopping.signal);
      }
    }
  }

  /** Takes entries whose time has come, unless they are in hand already. */
  offer(due: readonly DueEntry[], entries: ReadonlyMap<number, FeedEntry>, now: Date): void {
    for (const { sequence, subject, attempts } of due) {
      const entry = entries.get(sequence);
      if (!entry || this.inHand.has(sequence) || this.stopping.signal.aborted) continue;
      const barredUntil = this.waiting.barredUntil(subject, sequence);
      this.inHand.add(sequence);
      if (barredUntil && barredUntil > now) this.putBack({ entry, subject, sequence, attempts }, barredUntil);
      else this.chains.add({ entry, subject, sequence, attempts });
    }
    this.fill();
  }

  /** Goes on with another address, filter or keys; what is under way ends on the old connections. */
  adopt(endpoint: HeldEndpoint, channel: WebhookChannel): void {
    const old = this.channel;
    this.endpoint = endpoint;
    this.channel = channel;
    void Promise.allSettled(this.underWay).then(() => old.close());
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.onRoom();
    const grace = new AbortController();
    const settled = Promise.allSettled(this.underWay).then(() => grace.abort());
    await Promise.race([settled, this.parts.timers.sleep(GRACE_MS, grace.signal)]);
    await this.channel.close();
    await settled;
    this.parts.following.release();
  }

  private take(page: readonly FeedEntry[]): void {
    const { types } = this.endpoint;
    let passed = 0;
    for (const entry of page) {
      const { sequence, subject } = entry;
      // One that waits already was read before, by a process that ended before the cursor reached it.
      if (!wants(types, entry.type) || this.waiting.has(subject, sequence)) {
        this.progress.passed(sequence);
        passed += 1;
        continue;
      }
      this.progress.opened(sequence);
      this.inHand.add(sequence);
      const barredUntil = this.waiting.barredUntil(subject, sequence);
      const task = { entry, subject, sequence, attempts: 0 };
      if (barredUntil) this.putBack(task, barredUntil);
      else this.chains.add(task);
    }
    if (passed > 0) this.record({});
    this.fill();
  }

  private fill(): void {
    if (this.stopping.signal.aborted) return;
    for (const task of this.chains.take()) {
      const sent: Promise<void> = this.send(task).finally(() => this.underWay.delete(sent));
      this.underWay.add(sent);
    }
  }

  private async send(task: Task): Promise<void> {
    const outcome = await this.channel.send(messageOf(task.entry));
    // Broken off by us: no try of the receiver's. Nothing is written, so it is sent again by whoever holds it next.
    if (this.stopping.signal.aborted && outcome.status === undefined) return;
    const tries = task.attempts + 1;
    const fate = fateOf(outcome, tries, this.parts.randomness.fraction());
    this.settle(task, fate, attemptOf(this.parts.ids.next(), task, outcome, fate));
    if (isGone(outcome)) this.parts.onGone(this.endpoint.id);
    this.fill();
  }

  private settle(task: Task, fate: Fate, attempt: AttemptRecord): void {
    const { sequence, subject, attempts } = task;
    if (fate.outcome === 'retrying') {
      this.waiting.add(subject, sequence, fate.dueAt);
      for (const behind of this.chains.failed(task)) this.putBack(behind, fate.dueAt);
      this.record({
        sequence,
        attempt,
        waiting: { sequence, subject, attempts: attempts + 1, dueAt: fate.dueAt },
      });
      return;
    }
    this.waiting.remove(subject, sequence);
    this.chains.done(task);
    if (fate.outcome === 'delivered') this.record({ sequence, attempt, settled: sequence });
    else
      this.record({ sequence, attempt, waiting: { sequence, subject, attempts: attempts + 1, dueAt: null } });
  }

  /** Lets an entry wait behind one of its subject that failed, without a try of its own. */
  private putBack({ sequence, subject, attempts }: Task, dueAt: Date): void {
    this.waiting.add(subject, sequence, dueAt);
    this.record({ sequence, waiting: { sequence, subject, attempts, dueAt } });
  }

  private record(settlement: Pick<Recorded, 'sequence' | 'attempt' | 'waiting' | 'settled'>): void {
    const { sequence } = settlement;
    this.parts.recorder.add(this.parts.holder, {
      ...settlement,
      endpointId: this.endpoint.id,
      progress: this.progress,
      whenRecorded: () => {
        if (sequence !== undefined) this.inHand.delete(sequence);
        this.onRoom();
      },
    });
  }

  private async room(): Promise<void> {
    const isFull = () => this.inHand.size >= WINDOW || this.waiting.size >= MOST_WAITING;
    while (isFull() && !this.stopping.signal.aborted) {
      await new Promise<void>((resolve) => (this.onRoom = resolve));
    }
  }
}

function attemptOf(
  id: string,
  { entry, attempts }: Task,
  outcome: DeliveryOutcome,
  fate: Fate,
): AttemptRecord {
  return {
    id,
    messageId: entry.id,
    sequence: entry.sequence,
    type: entry.type,
    attempt: attempts + 1,
    outcome: fate.outcome,
    status: outcome.status ?? null,
    fault: outcome.fault ?? null,
    answer: outcome.answer ?? null,
    sentAt: outcome.sentAt,
    tookMs: outcome.tookMs,
    nextTryAt: fate.outcome === 'retrying' ? fate.dueAt : null,
  };
}
