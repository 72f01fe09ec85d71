import { Inject, Injectable } from '@nestjs/common';
import type { DraftContent } from '@landport/contracts';
import { Database, type Sql, type Tx } from '@landport/platform';
import { DraftNotFound, TooManyDrafts } from '../domain/draft-errors';
import type { Actor } from '../domain/history-entry';
import { DRAFT_COLUMNS, type DraftRow, type RevisionRow } from './draft-row';
import { revisionsToDrop } from './revisions-to-drop';

/** A draft with its newest revision, and the filing it became: that filing's own key says so. */
const SELECT = `
  SELECT ${DRAFT_COLUMNS}, r.content
    FROM draft d
    JOIN draft_revision r ON r.draft_id = d.id AND r.version = d.version
    LEFT JOIN filing_key k ON k.organisation_id = d.organisation_id AND k.scope = 'draft' AND k.value = d.id::text
   WHERE d.id = $1 AND d.organisation_id = $2`;

const INSERT = `
  INSERT INTO draft (id, organisation_id, version, kind, reference, title, copied_from, left_out, created_at, created_by)
  VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9)`;

const REVISE = `
  INSERT INTO draft_revision (draft_id, version, content, bytes, saved_at, saved_by) VALUES ($1, $2, $3, $4, $5, $6)`;

export interface NewDraft {
  readonly id: string;
  readonly organisationId: string;
  readonly content: DraftContent;
  readonly copiedFrom?: string;
  readonly leftOut?: readonly string[];
}

/** Counted under a lock of the organisation, so that many at once count each other. */
const LOCK_DRAFTS = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';
const COUNT_OPEN = `
  SELECT count(*)::int AS many FROM draft d
   WHERE d.organisation_id = $1
     AND NOT EXISTS (SELECT FROM filing_key k
                      WHERE k.organisation_id = d.organisation_id AND k.scope = 'draft' AND k.value = d.id::text)`;

export const MOST_DRAFTS = Symbol('drafts of one organisation that became no filing');

/** Drafts and their revisions. */
@Injectable()
export class DraftRepository {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(MOST_DRAFTS) private readonly most: number,
  ) {}

  /** @throws DraftNotFound also for one of another organisation */
  async get(id: string, organisationId: string, sql: Sql = this.db): Promise<DraftRow> {
    const [row] = await sql.query<DraftRow & Record<string, unknown>>(SELECT, [id, organisationId]);
    if (row === undefined) throw new DraftNotFound();
    return row;
  }

  /** Held until the transaction ends. */
  async lock(tx: Tx, id: string, organisationId: string): Promise<DraftRow> {
    await tx.query('SELECT FROM draft WHERE id = $1 AND organisation_id = $2 FOR UPDATE', [
      id,
      organisationId,
    ]);
    return this.get(id, organisationId, tx);
  }

  /** @throws TooManyDrafts */
  async add(tx: Tx, draft: NewDraft, by: Actor, at: Date): Promise<void> {
    const { id, organisationId, content, copiedFrom = null, leftOut = [] } = draft;
    await tx.query(LOCK_DRAFTS, [`drafts of ${organisationId}`]);
    const [open] = await tx.query<{ many: number }>(COUNT_OPEN, [organisationId]);
    if (open !== undefined && open.many >= this.most) throw new TooManyDrafts(this.most);
    const { kind, reference, title } = content;
    await tx.query(INSERT, [id, organisationId, kind, reference, title, copiedFrom, leftOut, at, by]);
    await this.revise(tx, id, 1, content, by, at);
  }

  /** A further revision of a draft that is locked; older ones are thinned out. */
  async save(tx: Tx, { id, version }: DraftRow, content: DraftContent, by: Actor, at: Date): Promise<void> {
    const { kind, reference, title } = content;
    await this.revise(tx, id, version + 1, content, by, at);
    await tx.query('UPDATE draft SET version = $2, kind = $3, reference = $4, title = $5 WHERE id = $1', [
      id,
      version + 1,
      kind,
      reference,
      title,
    ]);
    const dropped = revisionsToDrop(
      (await this.revisions(id, tx)).map((row) => ({ ...row, savedAt: row.saved_at })),
    );
    if (dropped.length > 0)
      await tx.query('DELETE FROM draft_revision WHERE draft_id = $1 AND version = ANY($2::int[])', [
        id,
        dropped,
      ]);
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.query('DELETE FROM draft WHERE id = $1', [id]);
  }

  /** Nobody saves the draft until then; null lets go. */
  async hold(sql: Sql, id: string, until: Date | null): Promise<void> {
    await sql.query('UPDATE draft SET held_until = $2 WHERE id = $1', [id, until]);
  }

  /** Newest first, without what they say. */
  revisions(id: string, sql: Sql = this.db): Promise<Omit<RevisionRow, 'content'>[]> {
    return sql.query<Omit<RevisionRow, 'content'> & Record<string, unknown>>(
      `SELECT version, bytes, saved_at, saved_by FROM draft_revision WHERE draft_id = $1 ORDER BY version DESC`,
      [id],
    );
  }

  async findRevision(id: string, version: number, sql: Sql = this.db): Promise<RevisionRow | undefined> {
    const [row] = await sql.query<RevisionRow & Record<string, unknown>>(
      `SELECT version, content, bytes, saved_at, saved_by FROM draft_revision WHERE draft_id = $1 AND version = $2`,
      [id, version],
    );
    return row;
  }

  private async revise(
    tx: Tx,
    id: string,
    version: number,
    content: DraftContent,
    by: Actor,
    at: Date,
  ): Promise<void> {
    const text = JSON.stringify(content);
    await tx.query(REVISE, [id, version, text, Buffer.byteLength(text), at, by]);
  }
}
