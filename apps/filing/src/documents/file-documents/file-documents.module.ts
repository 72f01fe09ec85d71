import { Module, type DynamicModule } from '@nestjs/common';
import { Database } from '@landport/platform';
import type { DocumentsConfig } from '../documents.config';
import { DocumentsGuard } from './documents-guard';
import { FilingDocuments } from './filing-documents';

/** What intake, corrections and later supplies ask of documents. */
@Module({})
export class FileDocumentsModule {
  static for(config: DocumentsConfig): DynamicModule {
    const rules = {
      mostPerFiling: config.DOCUMENTS_PER_FILING,
      isUnscannedAllowed: config.DOCUMENT_UNSCANNED_ALLOWED,
      isMissingRefused: config.DOCUMENTS_MISSING === 'refused',
    };
    return {
      module: FileDocumentsModule,
      // Answers, checks and claims bring documents too, in rooms of their own.
      global: true,
      providers: [
        {
          provide: FilingDocuments,
          inject: [Database],
          useFactory: (db: Database) => new FilingDocuments(db, rules),
        },
        DocumentsGuard,
      ],
      exports: [FilingDocuments, DocumentsGuard],
    };
  }
}
