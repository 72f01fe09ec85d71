import { Controller, Inject } from '@nestjs/common';
import { removeDocument } from '@landport/contracts';
import { Caller, Input, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import { DocumentNotFound } from '../../domain/document-errors';
import { DocumentRepository } from '../document.repository';
import { VisibleDocuments } from '../show-document/visible-documents';
import { SweepDocuments } from '../sweep-documents/sweep-documents';

const SHOWN = new Set(['received', 'scanning', 'clean', 'infected']);

@Controller()
export class RemoveDocumentController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(DocumentRepository) private readonly documents: DocumentRepository,
    @Inject(VisibleDocuments) private readonly visible: VisibleDocuments,
    @Inject(SweepDocuments) private readonly sweeper: SweepDocuments,
  ) {}

  /**
   * The row is locked before it is asked whether a filing names it, so that one which is lodged meanwhile either
   * finds the document gone or keeps it.
   */
  @Route(removeDocument)
  async remove(@Input() { params }: InputOf<typeof removeDocument>, @Caller() caller: Caller): Promise<void> {
    const { organisationId } = caller;
    await this.visible.get(params.id, caller);
    await this.db.transaction(async (tx) => {
      const document = await this.documents.find(tx, params.id);
      const isTheirs = document?.snapshot.organisationId === organisationId;
      if (document === undefined || !isTheirs || !SHOWN.has(document.snapshot.state))
        throw new DocumentNotFound();
      document.remove(await this.documents.isUsed(tx, params.id));
      await this.documents.save(tx, document);
      tx.afterCommit(() => this.sweeper.hurry());
    });
  }
}
