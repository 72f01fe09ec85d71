import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '@landport/platform';
import { neighboursOf, type HistoryHead } from './merkle-tree';

export interface TreeRow {
  readonly number: number;
  readonly gathered_at: Date;
  readonly leaves: number;
  readonly root: Buffer;
  readonly signed_head: string;
  readonly horizon: number;
}

export interface NewTree {
  readonly number: number;
  readonly gatheredAt: Date;
  readonly heads: readonly HistoryHead[];
  readonly levels: readonly Buffer[];
  readonly root: Buffer;
  readonly signedHead: string;
  readonly horizon: number;
}

/** A filing's place in the newest tree that holds it, and the way from there to the tree's root. */
export interface Inclusion {
  readonly tree: string;
  readonly index: number;
  /** How many entries the history had then. */
  readonly length: number;
  readonly path: readonly string[];
}

interface LeafRow {
  readonly tree_number: number;
  readonly leaf_index: number;
  readonly history_length: number;
  readonly leaves: number;
  readonly signed_head: string;
}

const NEWEST_LEAF = `
  SELECT l.tree_number, l.leaf_index, l.history_length, t.leaves, t.signed_head
    FROM evidence_leaf l JOIN evidence_tree t ON t.number = l.tree_number
   WHERE l.filing_id = $1 ORDER BY l.tree_number DESC LIMIT 1`;

const PATH = `
  SELECT encode(substring(v.hashes FROM n.index * 32 + 1 FOR 32), 'hex') AS hash
    FROM unnest($2::smallint[], $3::integer[]) WITH ORDINALITY AS n (level, index, place)
    JOIN evidence_level v ON v.tree_number = $1 AND v.level = n.level
   ORDER BY n.place`;

/** Signed trees as they are kept. */
@Injectable()
export class EvidenceTrees {
  async findNewest(sql: Sql): Promise<TreeRow | undefined> {
    const [row] = await sql.query<TreeRow>('SELECT * FROM evidence_tree ORDER BY number DESC LIMIT 1');
    return row;
  }

  async add(
    tx: Tx,
    { number, gatheredAt, heads, levels, root, signedHead, horizon }: NewTree,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO evidence_tree (number, gathered_at, leaves, root, signed_head, horizon)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [number, gatheredAt, heads.length, root, signedHead, horizon],
    );
    await tx.query(
      `INSERT INTO evidence_leaf (tree_number, leaf_index, filing_id, history_length, history_head)
       SELECT $1, place - 1, filing_id, length, head
         FROM unnest($2::uuid[], $3::integer[], $4::bytea[]) WITH ORDINALITY AS l (filing_id, length, head, place)`,
      [
        number,
        heads.map(({ filingId }) => filingId),
        heads.map(({ length }) => length),
        heads.map(({ hash }) => hash),
      ],
    );
    await tx.query(
      `INSERT INTO evidence_level (tree_number, level, hashes)
       SELECT $1, place - 1, hashes FROM unnest($2::bytea[]) WITH ORDINALITY AS l (hashes, place)`,
      [number, levels],
    );
  }

  /** @returns null while no tree holds the filing */
  async inclusionOf(sql: Sql, filingId: string): Promise<Inclusion | null> {
    const [leaf] = await sql.query<LeafRow>(NEWEST_LEAF, [filingId]);
    if (leaf === undefined) return null;
    const neighbours = neighboursOf(leaf.leaf_index, leaf.leaves);
    const path = await sql.query<{ hash: string }>(PATH, [
      leaf.tree_number,
      neighbours.map(({ level }) => level),
      neighbours.map(({ index }) => index),
    ]);
    return {
      tree: leaf.signed_head,
      index: leaf.leaf_index,
      length: leaf.history_length,
      path: path.map(({ hash }) => hash),
    };
  }
}
