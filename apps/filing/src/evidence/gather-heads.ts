import { Inject, Injectable } from '@nestjs/common';
import { EvidenceTreeSigned } from '@landport/contracts';
import { Outbox } from '@landport/messaging';
import { Clock, Database, keepOrMintTraceparent, LOGGER, type Logger, type Tx } from '@landport/platform';
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
    for (let isMore = true; isMore;) {
      const leaves = await this.db.transaction((tx) => this.gatherOne(tx, largest, signed > 0));
      if (leaves > 0) signed += 1;
      isMore = leaves === largest;
    }
    return signed;
  }

  /** @returns how many leaves the tree has; 0 when none was signed */
  private async gatherOne(tx: Tx, largest: number, isContinued: boolean): Promise<number> {
    const [lock] = await tx.query<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS taken', [
      GATHERING_LOCK,
    ]);
    if (!lock?.taken) return 0;
    const last = await this.trees.findNewest(tx);
    const now = this.clock.now();
    if (!isContinued && last !== undefined && hourOf(now) <= hourOf(last.gathered_at)) return 0;
    const horizon = await this.histories.horizon(tx, last?.horizon ?? 0);
    await this.tellOfRewritten(tx, horizon);
    const heads = await this.histories.read(tx, horizon.since, largest);
    if (heads.length === 0) return 0;
    const levels = levelsOf(heads.map(leafHash));
    const root = rootOf(levels);
    const number = (last?.number ?? 0) + 1;
    const signedHead = await this.sign(number, now, heads.length, root, last);
    // With more still to gather the next tree reads from where this one did.
    const reached = heads.length === largest ? horizon.since : horizon.reached;
    await this.trees.add(tx, { number, gatheredAt: now, heads, levels, root, signedHead, horizon: reached });
    await this.publish(tx, { number, at: now, leaves: heads.length, root, signedHead });
    return heads.length;
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

  private async tellOfRewritten(tx: Tx, { since }: Horizon): Promise<void> {
    const rewritten = await this.histories.rewritten(tx, since);
    if (rewritten.length === 0) return;
    this.logger.error({ filings: rewritten }, 'histories contradict a signed tree and are not signed again');
  }
}
