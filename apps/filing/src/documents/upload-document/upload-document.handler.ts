import { Inject, Injectable } from '@nestjs/common';
import { ObjectStore } from '@landport/object-store';
import { Clock, Database, Ids, type TraceContext } from '@landport/platform';
import { TooManyDocuments } from '../../domain/document-errors';
import { Document } from '../../domain/document';
import type { Actor } from '../../domain/history-entry';
import { DocumentRepository, objectKeyOf, type DocumentRow } from '../document.repository';
import { inspectDocument } from '../inspect/inspect-document';
import type { Declared } from '../inspect/document-types';
import { ScanDocuments } from '../scan-documents/scan-documents';
import { storing } from '../storing';
import { readSpooled, type SpooledFile } from './spool';

export const MOST_UNUSED = Symbol('documents of an organisation that no filing names');

export interface Uploaded {
  readonly id: string;
  /** False when the organisation had sent these bytes before. */
  readonly isNew: boolean;
}

/**
 * Keeps a document: its row first, as `receiving`, then its bytes, then the row says that they are there. Whatever
 * breaks off in between leaves a row that leads the sweeper to the bytes. The same bytes of the same organisation are
 * one document, and two uploads of them at once help each other: both put the same bytes in the same place.
 */
@Injectable()
export class UploadDocumentHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(ObjectStore) private readonly store: ObjectStore,
    @Inject(DocumentRepository) private readonly documents: DocumentRepository,
    @Inject(ScanDocuments) private readonly scanner: ScanDocuments,
    @Inject(MOST_UNUSED) private readonly mostUnused: number,
  ) {}

  /** @throws what `inspectDocument` throws, TooManyDocuments, Problem 503 */
  async upload(file: SpooledFile, declared: Declared, by: Actor, trace: TraceContext): Promise<Uploaded> {
    const mediaType = await inspectDocument(file, declared);
    const row = await this.register(file, { mediaType, name: declared.name ?? null }, by, trace);
    if (row.state !== 'receiving') return { id: row.id, isNew: false };
    const { size: length, sha256 } = file;
    await storing(() => this.store.put(objectKeyOf(row.id), readSpooled(file), { length, sha256 }));
    const isNew = await this.markKept(row.id);
    // Removed while it arrived, by a sweep that took it for given up.
    if (isNew === undefined) return this.upload(file, declared, by, trace);
    return { id: row.id, isNew };
  }

  private register(
    { size, sha256 }: SpooledFile,
    what: Pick<Document['snapshot'], 'mediaType' | 'name'>,
    { id: receivedBy, organisationId }: Actor,
    trace: TraceContext,
  ): Promise<DocumentRow> {
    return this.db.transaction(async (tx) => {
      const earlier = await this.documents.ofBytes(tx, organisationId, sha256);
      if (earlier !== undefined) return earlier;
      const unused = await this.documents.countUnused(tx, organisationId);
      if (unused >= this.mostUnused) throw new TooManyDocuments(this.mostUnused);
      const record = { id: this.ids.next(), organisationId, ...what, size, sha256, receivedBy };
      const receivedAt = this.clock.now().toISOString();
      const document = new Document(
        { ...record, receivedAt, state: 'receiving', scannedAt: null, threat: null },
        0,
      );
      await this.documents.add(tx, document, trace);
      return (await this.documents.ofBytes(tx, organisationId, sha256))!;
    });
  }

  /** @returns whether this upload was the one to end it; undefined when the document is gone */
  private markKept(id: string): Promise<boolean | undefined> {
    return this.db.transaction(async (tx) => {
      const document = await this.documents.find(tx, id);
      if (document === undefined || document.snapshot.state === 'removed') return undefined;
      if (document.snapshot.state !== 'receiving') return false;
      document.keep(this.scanner.isSetUp);
      await this.documents.save(tx, document, this.scanner.isSetUp ? this.clock.now() : null);
      tx.afterCommit(() => this.scanner.hurry());
      return true;
    });
  }
}
