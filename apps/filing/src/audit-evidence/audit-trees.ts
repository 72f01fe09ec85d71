import { Inject, Injectable } from '@nestjs/common';
import type { AuditFault, AuditReport } from '@landport/contracts';
import { Database } from '@landport/platform';
import { createHash } from 'node:crypto';
import type { TreeRow } from '../evidence/evidence-trees';
import { leafHash, levelsOf, rootOf } from '../evidence/merkle-tree';
import { ReceiptKeys } from '../receipts/receipt-keys';
import { reportOf } from './audit-report';

interface LeafRow {
  readonly leaf_index: number;
  readonly filing_id: string;
  readonly history_length: number;
  readonly history_head: Buffer;
  /** Of the entry that the history holds at that length now; null when it has none. */
  readonly hash: Buffer | null;
}

const PAGE = `
  SELECT t.*, (SELECT b.signed_head FROM evidence_tree b WHERE b.number = t.number - 1) AS before
    FROM evidence_tree t WHERE t.number > $1 ORDER BY t.number LIMIT $2`;

const LEAVES = `
  SELECT l.leaf_index, l.filing_id, l.history_length, l.history_head, h.hash
    FROM evidence_leaf l LEFT JOIN history h ON h.filing_id = l.filing_id AND h.number = l.history_length
   WHERE l.tree_number = $1 ORDER BY l.leaf_index`;

const LEVELS = 'SELECT hashes FROM evidence_level WHERE tree_number = $1 ORDER BY level';

/** Walks over signed trees: signature, place in the chain of trees, leaves and levels, and the histories behind them. */
@Injectable()
export class AuditTrees {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ReceiptKeys) private readonly keys: ReceiptKeys,
  ) {}

  async page(after: number, limit: number): Promise<AuditReport> {
    const trees = await this.db.query<TreeRow & { before: string | null }>(PAGE, [after, limit]);
    const faults: AuditFault[] = [];
    let expected = after + 1;
    for (const tree of trees) {
      const isGap = tree.number !== expected;
      const fault = isGap ? { place: 'tree', what: 'missing' } : await this.faultOf(tree, tree.before);
      if (fault !== undefined) faults.push({ tree: expected, ...fault });
      expected = tree.number + 1;
    }
    return reportOf(trees.length, faults, trees.length < limit ? undefined : String(trees.at(-1)?.number));
  }

  private async faultOf(tree: TreeRow, before: string | null): Promise<AuditFault | undefined> {
    const claims = this.keys.claimsOf('tree', tree.signed_head);
    if (claims === undefined) return { place: 'tree', what: 'signed by no key of the window' };
    const previous = before === null ? null : createHash('sha256').update(before).digest('hex');
    if (claims['tree'] !== tree.number || claims['previous'] !== previous) {
      return { place: 'tree', what: 'does not follow the tree before it' };
    }
    const leaves = await this.db.query<LeafRow>(LEAVES, [tree.number]);
    return (
      this.leafFault(leaves, Number(claims['leaves'])) ?? (await this.rootFault(tree, claims['root'], leaves))
    );
  }

  private leafFault(leaves: readonly LeafRow[], count: number): AuditFault | undefined {
    for (let index = 0; index < count; index += 1) {
      const leaf = leaves[index];
      const place = `leaf/${index}`;
      if (leaf?.leaf_index !== index) return { place, what: 'missing' };
      const { filing_id: filingId, history_length: length } = leaf;
      if (leaf.hash === null) return { filingId, place, what: `history/${length} is missing` };
      if (!leaf.hash.equals(leaf.history_head)) {
        return { filingId, place, what: `history up to entry ${length} was rewritten` };
      }
    }
    return leaves.length > count ? { place: `leaf/${count}`, what: 'more than were signed' } : undefined;
  }

  private async rootFault(
    { number }: TreeRow,
    signedRoot: unknown,
    leaves: readonly LeafRow[],
  ): Promise<AuditFault | undefined> {
    const levels = levelsOf(
      leaves.map((row) =>
        leafHash({ filingId: row.filing_id, length: row.history_length, hash: row.history_head }),
      ),
    );
    if (rootOf(levels).toString('hex') !== signedRoot) {
      return { place: 'tree', what: 'its leaves are not those signed' };
    }
    const kept = await this.db.query<{ hashes: Buffer }>(LEVELS, [number]);
    const isKept =
      levels.every((level, at) => kept[at]?.hashes.equals(level)) && kept.length === levels.length;
    return isKept ? undefined : { place: 'tree', what: 'its levels are not those of its leaves' };
  }
}
