import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { LARGEST_DOCUMENT } from '@landport/contracts';
import { FolderStore, ObjectStore, S3Store } from '@landport/object-store';
import { Clock, ConfigurationFault, Timers } from '@landport/platform';
import { DocumentRepository } from './document.repository';
import type { DocumentsConfig } from './documents.config';
import { ListDocumentsController } from './list-documents/list-documents.controller';
import { RemoveDocumentController } from './remove-document/remove-document.controller';
import { ClamdScanner } from './scan-documents/clamd-scanner';
import { ScanDocuments } from './scan-documents/scan-documents';
import { Scanner } from './scan-documents/scanner.port';
import { ShowDocumentController } from './show-document/show-document.controller';
import { VisibleDocuments } from './show-document/visible-documents';
import { SweepDocuments, UNUSED_DAYS } from './sweep-documents/sweep-documents';
import { Spool } from './upload-document/spool';
import { UploadDocumentController } from './upload-document/upload-document.controller';
import { MOST_UNUSED, UploadDocumentHandler } from './upload-document/upload-document.handler';

/** Documents before a filing names them: their arrival, their scan, their keeping and their end. */
@Module({})
export class DocumentsModule {
  static for(config: DocumentsConfig): DynamicModule {
    return {
      module: DocumentsModule,
      controllers: [
        UploadDocumentController,
        ListDocumentsController,
        ShowDocumentController,
        RemoveDocumentController,
      ],
      providers: [
        storeOf(config),
        scannerOf(config),
        { provide: Spool, useFactory: () => new Spool(config.DOCUMENT_SPOOL, LARGEST_DOCUMENT) },
        { provide: MOST_UNUSED, useValue: config.DOCUMENTS_PER_ORGANISATION },
        { provide: UNUSED_DAYS, useValue: config.DOCUMENT_UNUSED_DAYS },
        DocumentRepository,
        UploadDocumentHandler,
        VisibleDocuments,
        ScanDocuments,
        SweepDocuments,
      ],
    };
  }
}

/** @throws ConfigurationFault naming what an S3 store lacks */
function storeOf(config: DocumentsConfig): Provider {
  if (config.DOCUMENT_STORE === 'folder')
    return { provide: ObjectStore, useFactory: () => new FolderStore(config.DOCUMENT_FOLDER) };
  const wanted = [
    'DOCUMENT_S3_ENDPOINT',
    'DOCUMENT_S3_BUCKET',
    'DOCUMENT_S3_ACCESS_KEY',
    'DOCUMENT_S3_SECRET_KEY',
  ] as const;
  const lacking = wanted.filter((name) => config[name] === '');
  if (lacking.length > 0)
    throw new ConfigurationFault(lacking.map((name) => `${name}: is wanted when DOCUMENT_STORE is s3`));
  const settings = {
    endpoint: config.DOCUMENT_S3_ENDPOINT,
    bucket: config.DOCUMENT_S3_BUCKET,
    region: config.DOCUMENT_S3_REGION,
    accessKeyId: config.DOCUMENT_S3_ACCESS_KEY,
    secretAccessKey: config.DOCUMENT_S3_SECRET_KEY,
    pathStyle: config.DOCUMENT_S3_PATH_STYLE,
  };
  return {
    provide: ObjectStore,
    inject: [Clock],
    useFactory: (clock: Clock) => new S3Store(settings, clock),
  };
}

function scannerOf({ DOCUMENT_SCANNER, DOCUMENT_CLAMD }: DocumentsConfig): Provider {
  if (DOCUMENT_SCANNER === 'none') return { provide: Scanner, useFactory: () => null };
  const [host = '', port] = DOCUMENT_CLAMD.split(':');
  const address = { host, port: Number(port) };
  return {
    provide: Scanner,
    inject: [Timers],
    useFactory: (timers: Timers) => new ClamdScanner(address, timers),
  };
}
