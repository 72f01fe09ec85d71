import { Controller, Inject } from '@nestjs/common';
import { listEvidenceTrees, showEvidenceTree, type EvidenceTreeView } from '@landport/contracts';
import {
  answerPage,
  Input,
  objectNotFound,
  pageOf,
  readCursor,
  Reply,
  Route,
  type InputOf,
} from '@landport/http';
import { Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { TreeRow } from '../evidence/evidence-trees';

const COLUMNS = 'number, gathered_at, leaves, root, signed_head';

/** Tree heads name no filing, so that whoever is let in may keep them and hold the window to its word. */
@Controller()
export class ShowEvidenceTreesController {
  constructor(@Inject(Database) private readonly db: Database) {}

  @Route(listEvidenceTrees)
  async list(
    @Input() { query: { limit, cursor } }: InputOf<typeof listEvidenceTrees>,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: EvidenceTreeView[]; next?: { href: string } }> {
    const rows = await this.db.query<TreeRow>(
      `SELECT ${COLUMNS} FROM evidence_tree WHERE $1::integer IS NULL OR number < $1 ORDER BY number DESC LIMIT $2`,
      [readCursor(z.int32(), cursor), limit + 1],
    );
    return answerPage(
      reply,
      pageOf(rows, limit, ({ number }) => number),
      viewOf,
    );
  }

  @Route(showEvidenceTree)
  async show(@Input() { params }: InputOf<typeof showEvidenceTree>): Promise<EvidenceTreeView> {
    const [row] = await this.db.query<TreeRow>(`SELECT ${COLUMNS} FROM evidence_tree WHERE number = $1`, [
      params.number,
    ]);
    if (row === undefined) throw objectNotFound('evidence tree', String(params.number));
    return viewOf(row);
  }
}

const viewOf = (row: TreeRow): EvidenceTreeView => ({
  number: row.number,
  gatheredAt: row.gathered_at.toISOString(),
  leaves: row.leaves,
  root: row.root.toString('hex'),
  signedHead: row.signed_head,
});
