import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ObjectStore } from '@landport/object-store';
import { Clock, Database, LOGGER, Timers, type Logger } from '@landport/platform';
import { DocumentRepository, objectKeyOf } from '../document.repository';
import { Scanner, type ScanVerdict } from './scanner.port';

const LANES = 2;
const POLL_MS = 2_000;
/** Longer than any scan may take: until then nobody else takes the document. */
const LEASE_MS = 300_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;

/** Takes the next one that is due, for the time of the lease: a process that dies loses it to another. */
const TAKE = `
  UPDATE document SET scan_due_at = $2, scan_attempts = scan_attempts + 1
   WHERE id = (SELECT id FROM document WHERE state = 'scanning' AND scan_due_at <= $1
                ORDER BY scan_due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, scan_attempts`;
const POSTPONE = `UPDATE document SET scan_due_at = $2 WHERE id = $1 AND state = 'scanning'`;
/** Documents that came while no scanner was set up. */
const TAKE_UNSCANNED = `UPDATE document SET state = 'scanning', scan_due_at = $1 WHERE state = 'received'`;

interface Taken {
  readonly id: string;
  readonly scan_attempts: number;
}

/** Has every document looked through, as soon as it is there and again until there is a verdict. */
@Injectable()
export class ScanDocuments implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private nap = new AbortController();
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ObjectStore) private readonly store: ObjectStore,
    @Inject(DocumentRepository) private readonly documents: DocumentRepository,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
    /** Null when none is set up. */
    @Inject(Scanner) private readonly scanner: Scanner | null,
  ) {}

  get isSetUp(): boolean {
    return this.scanner !== null;
  }

  onApplicationBootstrap(): void {
    const { scanner } = this;
    if (scanner === null) return;
    this.running = Promise.all(Array.from({ length: LANES }, () => this.run(scanner)));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.hurry();
    await this.running;
  }

  hurry(): void {
    this.nap.abort();
    this.nap = new AbortController();
  }

  private async run(scanner: Scanner): Promise<void> {
    const wait = (): Promise<void> => this.timers.sleep(POLL_MS, this.nap.signal);
    let hasTakenOld = false;
    while (!this.stopping.signal.aborted) {
      try {
        if (!hasTakenOld) await this.db.query(TAKE_UNSCANNED, [this.clock.now()]);
        hasTakenOld = true;
        if (!(await this.scanOne(scanner))) await wait();
      } catch (error) {
        this.logger.warn({ err: error }, 'documents to scan wait for the database');
        await wait();
      }
    }
  }

  /** @returns whether one was due */
  private async scanOne(scanner: Scanner): Promise<boolean> {
    const now = this.clock.now();
    const lease = new Date(now.getTime() + LEASE_MS);
    const [taken] = await this.db.query<Taken>(TAKE, [now, lease]);
    if (taken === undefined) return false;
    try {
      const verdict = await scanner.scan(await this.store.get(objectKeyOf(taken.id)));
      await this.record(taken.id, verdict);
    } catch (error) {
      await this.postpone(taken, error as Error);
    }
    return true;
  }

  private record(id: string, { threat }: ScanVerdict): Promise<void> {
    return this.db.transaction(async (tx) => {
      const document = await this.documents.find(tx, id);
      // Removed meanwhile, or another's lease was faster.
      if (document?.snapshot.state !== 'scanning') return;
      const at = this.clock.now().toISOString();
      if (threat === undefined) document.pass(at);
      else document.reject(threat, at);
      await this.documents.save(tx, document);
    });
  }

  private async postpone({ id, scan_attempts: attempts }: Taken, error: Error): Promise<void> {
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
    this.logger.warn({ err: error, document: id, attempts }, 'a document waits for its scan');
    await this.db.query(POSTPONE, [id, new Date(this.clock.now().getTime() + wait)]);
  }
}
