import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '@landport/messaging';
import type { Sql, TraceContext, Tx } from '@landport/platform';
import { Document, type DocumentRecord } from '../domain/document';

export interface DocumentRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string | null;
  readonly media_type: DocumentRecord['mediaType'];
  readonly size: number;
  readonly sha256: Buffer;
  readonly state: DocumentRecord['state'];
  readonly received_by: string;
  readonly received_at: Date;
  readonly scanned_at: Date | null;
  readonly threat: string | null;
  readonly trace: TraceContext;
  readonly last_sequence: number;
}

/** The one of the same organisation and bytes stands in the way of a second. */
const INSERT = `
  INSERT INTO document (id, organisation_id, name, media_type, size, sha256, state, received_by, received_at, trace)
  VALUES ($1, $2, $3, $4, $5, $6, 'receiving', $7, $8, $9)
  ON CONFLICT (organisation_id, sha256) WHERE state <> 'removed' DO NOTHING`;
const UPDATE = `
  UPDATE document SET state = $2, scanned_at = $3, threat = $4, last_sequence = $5, scan_due_at = $6 WHERE id = $1`;
const OF_BYTES = `
  SELECT * FROM document WHERE organisation_id = $1 AND sha256 = $2 AND state <> 'removed'`;
const COUNT_UNUSED = `
  SELECT count(*)::int AS many FROM document d
   WHERE d.organisation_id = $1 AND d.state <> 'removed'
     AND NOT EXISTS (SELECT FROM filing_document f WHERE f.document_id = d.id)`;

/** Key of a document's bytes: its own, so that bytes on their way out never meet the same bytes coming in. */
export const objectKeyOf = (id: string): string => `documents/${id}`;

@Injectable()
export class DocumentRepository {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  /** Locks the row until `tx` ends. */
  async find(tx: Tx, id: string): Promise<Document | undefined> {
    const [row] = await tx.query<DocumentRow>('SELECT * FROM document WHERE id = $1 FOR UPDATE', [id]);
    return row && new Document(recordOf(row), row.last_sequence);
  }

  async ofBytes(sql: Sql, organisationId: string, sha256: string): Promise<DocumentRow | undefined> {
    const [row] = await sql.query<DocumentRow>(OF_BYTES, [organisationId, Buffer.from(sha256, 'hex')]);
    return row;
  }

  /** Documents that no filing names. Counted under a lock of the organisation, so that many at once count each other. */
  async countUnused(tx: Tx, organisationId: string): Promise<number> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `documents of ${organisationId}`,
    ]);
    const [row] = await tx.query<{ many: number }>(COUNT_UNUSED, [organisationId]);
    return row?.many ?? 0;
  }

  /** Does nothing when the organisation has these bytes. */
  async add(tx: Tx, document: Document, trace: TraceContext): Promise<void> {
    const { id, organisationId, name, mediaType, size, sha256, receivedBy, receivedAt } = document.snapshot;
    const bytes = Buffer.from(sha256, 'hex');
    await tx.query(INSERT, [
      ...[id, organisationId, name, mediaType, size, bytes, receivedBy, receivedAt],
      JSON.stringify(trace),
    ]);
  }

  /** Row and facts, or neither. @param scanDueAt  when a document that waits for the scanner is next due */
  async save(tx: Tx, document: Document, scanDueAt: Date | null = null): Promise<void> {
    const { id, state, scannedAt, threat } = document.snapshot;
    await tx.query(UPDATE, [id, state, scannedAt, threat, document.lastSequence, scanDueAt]);
    const facts = document.takeFacts();
    if (facts.length === 0) return;
    const [row] = await tx.query<Pick<DocumentRow, 'trace'>>('SELECT trace FROM document WHERE id = $1', [
      id,
    ]);
    await this.outbox.append(tx, facts, row!.trace);
  }

  async isUsed(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.query('SELECT FROM filing_document WHERE document_id = $1 LIMIT 1', [id]);
    return rows.length > 0;
  }
}

const recordOf = (row: DocumentRow): DocumentRecord => ({
  id: row.id,
  organisationId: row.organisation_id,
  name: row.name,
  mediaType: row.media_type,
  size: row.size,
  sha256: row.sha256.toString('hex'),
  receivedBy: row.received_by,
  receivedAt: row.received_at.toISOString(),
  state: row.state,
  scannedAt: row.scanned_at?.toISOString() ?? null,
  threat: row.threat,
});
