import { Inject, Injectable } from '@nestjs/common';
import { EvidenceTreeSigned } from '@landport/contracts';
import { Outbox } from '@landport/messaging';
import {
  Clock,
  Database,
  keepOrMintTraceparent,
  LOGGER,
  reach,
  type Logger,
  type Tx,
} from '@landport/platform';
import { createHash } from 'node:crypto';
import { ReceiptSigner } from '../receipts/receipt-signer';
import { EvidenceTrees, type TreeRow } from './evidence-trees';
import { GrownHistories, type Horizon } from './grown-histories';
import { leafHash, levelsOf, rootOf } from './merkle-tree';

/** More heads than these make a second tree, so that a gathering after a long pause stays within memory. */
const LARGEST_TREE = 65_536;
/** Advisory locks are database-wide; the relay of the service has a number of its own. */
const GATHERING_LOCK = 8_162_001;
const HOUR_MS = 3_600_000;

/** How far a gathering has come: all its trees read from one horizon, each behind the last filing of the one before. */
interface Part {
  readonly horizon?: Horizon;
  readonly after?: string;
}
const FIRST: Part = {};

interface Gathered {
  /** The last filing in the tree; absent when none was signed. */
  readonly last?: string;
  readonly next: Part | undefined;
}
const NOTHING: Gathered = { next: undefined };

const hourOf = (at: Date): number => Math.floor(at.getTime() / HOUR_MS);

/**
 * Puts the heads of all histories that grew into a signed Merkle tree, once an hour, by one process of many. What a
 * stopped hour left out, the next one gathers.
 */
@Injectable()
export class GatherHeads {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(ReceiptSigner) private readonly signer: ReceiptSigner,
    @Inject(EvidenceTrees) private readonly trees: EvidenceTrees,
    @Inject(GrownHistories) private readonly histories: GrownHistories,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns how many trees were signed: none while this hour's stands or nothing grew */
  async gatherIfDue(largest = LARGEST_TREE): Promise<number> {
    let signed = 0;
    for (let part: Part | undefined = FIRST; part !== undefined;) {
      const before: Part = part;
      const heads = await this.db.transaction((tx) => this.gatherPart(tx, before, largest));
      if (heads.last !== undefined) {
        reach('evidence.after-commit');
        signed += 1;
      }
      part = heads.next;
    }
    return signed;
  }

  /** One tree, in one transaction under the lock. */
  private async gatherPart(tx: Tx, part: Part, largest: number): Promise<Gathered> {
    const [lock] = await tx.query<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS taken', [
      GATHERING_LOCK,
    ]);
    if (!lock?.taken) return NOTHING;
    const last = await this.trees.findNewest(tx);
    const now = this.clock.now();
    const isDue = last === undefined || hourOf(now) > hourOf(last.gathered_at);
    if (part === FIRST && !isDue) return NOTHING;
    const horizon = part.horizon ?? (await this.begin(tx, last?.horizon ?? 0));
    const heads = await this.histories.read(tx, horizon.since, largest, part.after);
    const after = heads.at(-1)?.filingId;
    if (after === undefined) return NOTHING;
    const isMore = heads.length === largest;
    const levels = levelsOf(heads.map(leafHash));
    const root = rootOf(levels);
    const number = (last?.number ?? 0) + 1;
    const signedHead = await this.sign(number, now, heads.length, root, last);
    // A gathering that is cut off between two of its trees is begun again from where it began.
    const reached = isMore ? horizon.since : horizon.reached;
    await this.trees.add(tx, { number, gatheredAt: now, heads, levels, root, signedHead, horizon: reached });
    await this.publish(tx, { number, at: now, leaves: heads.length, root, signedHead });
    reach('evidence.before-commit');
    return { last: after, next: isMore ? { horizon, after } : undefined };
  }

  private async begin(tx: Tx, last: number): Promise<Horizon> {
    const horizon = await this.histories.horizon(tx, last);
    const rewritten = await this.histories.rewritten(tx, horizon.since);
    if (rewritten.length > 0) {
      this.logger.error(
        { filings: rewritten },
        'histories contradict a signed tree and are not signed again',
      );
    }
    return horizon;
  }

  private sign(
    tree: number,
    at: Date,
    leaves: number,
    root: Buffer,
    last: TreeRow | undefined,
  ): Promise<string> {
    const previous = last === undefined ? null : createHash('sha256').update(last.signed_head).digest('hex');
    const claims = { tree, gatheredAt: at.toISOString(), leaves, root: root.toString('hex'), previous };
    return this.signer.state('tree', claims);
  }

  private async publish(
    tx: Tx,
    tree: { number: number; at: Date; leaves: number; root: Buffer; signedHead: string },
  ): Promise<void> {
    const { type, topic } = EvidenceTreeSigned;
    const data = {
      tree: tree.number,
      gatheredAt: tree.at.toISOString(),
      leaves: tree.leaves,
      root: tree.root.toString('hex'),
      signedHead: tree.signedHead,
      concerns: [],
    };
    // Trees are numbered without gaps, and so is their stream.
    const fact = {
      type,
      topic,
      subject: String(tree.number),
      streamKey: 'evidence',
      sequence: tree.number,
      data,
    };
    const trace = { traceparent: keepOrMintTraceparent(undefined), correlationId: `evidence-${tree.number}` };
    await this.outbox.append(tx, [fact], trace);
  }
}
