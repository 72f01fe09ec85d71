import { Inject, Injectable } from '@nestjs/common';
import type { TemplateView } from '@landport/contracts';
import { Database, isUniqueViolation, type Sql, type Tx } from '@landport/platform';
import { TemplateNameTaken, TemplateNotFound } from '../domain/draft-errors';
import type { Actor } from '../domain/history-entry';
import { placeholdersIn } from './placeholders';

export interface TemplateRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly payload: Record<string, unknown>;
  readonly created_at: Date;
  readonly created_by: Actor;
}

export const TEMPLATE_COLUMNS = 'id, name, kind, payload, created_at, created_by';

@Injectable()
export class TemplateRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** @throws TemplateNotFound also for one of another organisation */
  async get(id: string, organisationId: string, sql: Sql = this.db): Promise<TemplateRow> {
    const [row] = await sql.query<TemplateRow & Record<string, unknown>>(
      `SELECT ${TEMPLATE_COLUMNS} FROM filing_template WHERE id = $1 AND organisation_id = $2`,
      [id, organisationId],
    );
    if (row === undefined) throw new TemplateNotFound();
    return row;
  }

  /** @throws TemplateNameTaken */
  async add(tx: Tx, organisationId: string, row: TemplateRow): Promise<void> {
    try {
      await tx.query(
        `INSERT INTO filing_template (organisation_id, ${TEMPLATE_COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          organisationId,
          row.id,
          row.name,
          row.kind,
          JSON.stringify(row.payload),
          row.created_at,
          row.created_by,
        ],
      );
    } catch (error) {
      if (isUniqueViolation(error)) throw new TemplateNameTaken(row.name);
      throw error;
    }
  }

  /** Drafts made of it stay. */
  async remove(id: string): Promise<void> {
    await this.db.query('DELETE FROM filing_template WHERE id = $1', [id]);
  }
}

export const viewOfTemplate = (row: TemplateRow): TemplateView => ({
  ...summaryOfTemplate(row),
  payload: row.payload,
});

export const summaryOfTemplate = (row: TemplateRow): Omit<TemplateView, 'payload'> => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  placeholders: placeholdersIn(row.payload).map(({ name, pointers }) => ({ name, pointers: [...pointers] })),
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  links: {
    self: { href: `/v1/templates/${row.id}` },
    drafts: { href: `/v1/templates/${row.id}/drafts` },
  },
});
