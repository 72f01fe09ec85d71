import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@landport/platform';
import type { LodgementGuard } from '../../intake/guarded-intake';
import type { Lodgement } from '../../intake/lodgement';
import { FilingDocuments } from './filing-documents';

/** Documents that a filing names must not be removed while it is lodged. */
@Injectable()
export class DocumentsGuard implements LodgementGuard {
  constructor(@Inject(FilingDocuments) private readonly documents: FilingDocuments) {}

  applies({ source: { content } }: Lodgement): boolean {
    return content.documents !== undefined && content.documents.length > 0;
  }

  async hold(tx: Tx, { filing, source }: Lodgement): Promise<void> {
    const { id: filingId, version, organisationId } = filing;
    await this.documents.bind(tx, { filingId, version, organisationId }, source.content.documents);
  }
}
