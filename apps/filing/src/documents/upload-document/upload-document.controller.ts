import { Controller, Inject } from '@nestjs/common';
import { uploadDocument, type DocumentView } from '@landport/contracts';
import { BodyStream, Caller, ContentType, Reply, Route, Trace } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import type { Declared } from '../inspect/document-types';
import { documentView } from '../document-view';
import { VisibleDocuments } from '../show-document/visible-documents';
import { fileNameIn } from './content-disposition';
import { fileOfForm } from './form-file';
import { Spool } from './spool';
import { UploadDocumentHandler } from './upload-document.handler';

@Controller()
export class UploadDocumentController {
  constructor(
    @Inject(UploadDocumentHandler) private readonly handler: UploadDocumentHandler,
    @Inject(VisibleDocuments) private readonly documents: VisibleDocuments,
    @Inject(Spool) private readonly spool: Spool,
  ) {}

  @Route(uploadDocument)
  async upload(
    @BodyStream() body: Readable,
    @ContentType() contentType: string,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<DocumentView> {
    const { content, ...declared } = await this.open(body, contentType, reply);
    const by = { id: caller.subject, organisationId: caller.organisationId };
    const { id, isNew } = await this.spool.hold(content, (file) =>
      this.handler.upload(file, declared, by, trace),
    );
    reply.status(isNew ? 201 : 200).header('location', `/v1/documents/${id}`);
    return documentView(await this.documents.get(id, caller));
  }

  private async open(
    body: Readable,
    contentType: string,
    { request: { headers } }: FastifyReply,
  ): Promise<Declared & { readonly content: Readable }> {
    const isForm = contentType === 'multipart/form-data';
    const { content, mediaType, name } = isForm
      ? await fileOfForm(headers, body)
      : { content: body, mediaType: contentType, name: fileNameIn(headers['content-disposition']) };
    return { content, mediaType, ...(name !== undefined && { name }) };
  }
}
