import { Controller, Inject, StreamableFile } from '@nestjs/common';
import { showDocument, showDocumentContent, type DocumentView } from '@landport/contracts';
import { Caller, Input, Reply, Route, type InputOf } from '@landport/http';
import { ObjectStore } from '@landport/object-store';
import type { FastifyReply } from 'fastify';
import { DocumentInfected, DocumentNotReady } from '../../domain/document-errors';
import { documentView } from '../document-view';
import { objectKeyOf } from '../document.repository';
import { storing } from '../storing';
import { attachment } from '../upload-document/content-disposition';
import { VisibleDocuments } from './visible-documents';

@Controller()
export class ShowDocumentController {
  constructor(
    @Inject(VisibleDocuments) private readonly documents: VisibleDocuments,
    @Inject(ObjectStore) private readonly store: ObjectStore,
  ) {}

  @Route(showDocument)
  async show(
    @Input() { params }: InputOf<typeof showDocument>,
    @Caller() caller: Caller,
  ): Promise<DocumentView> {
    return documentView(await this.documents.get(params.id, caller));
  }

  /** A stranger's bytes under our name: nothing may be guessed, shown in place, or run. */
  @Route(showDocumentContent)
  async content(
    @Input() { params }: InputOf<typeof showDocumentContent>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    const row = await this.documents.get(params.id, caller);
    if (row.state === 'infected') throw new DocumentInfected(row.threat ?? 'malware');
    if (row.state === 'scanning') throw new DocumentNotReady();
    const content = await storing(() => this.store.get(objectKeyOf(row.id)));
    const digest = row.sha256.toString('base64');
    reply.headers({
      'content-type': row.media_type,
      'content-length': row.size,
      'content-disposition': attachment(row.name ?? row.id),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'repr-digest': `sha-256=:${digest}:`,
      digest: `SHA-256=${digest}`,
    });
    return new StreamableFile(content);
  }
}
