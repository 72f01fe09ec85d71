import { Module, type DynamicModule } from '@nestjs/common';
import { AuditEvidenceController } from '../audit-evidence/audit-evidence.controller';
import { AuditHistories } from '../audit-evidence/audit-histories';
import { AuditTrees } from '../audit-evidence/audit-trees';
import { EraseFilingController } from '../erase-filing/erase-filing.controller';
import { EraseFilingHandler } from '../erase-filing/erase-filing.handler';
import { ErasedContent } from '../erase-filing/erased-content';
import type { FilingConfig } from '../filing.config';
import { HistoryRecords } from '../history/history-records';
import { ReceiptKeys } from '../receipts/receipt-keys';
import { ReceiptSigner } from '../receipts/receipt-signer';
import { Certificates } from '../show-certificate/certificates';
import { ShowCertificateController } from '../show-certificate/show-certificate.controller';
import { EvidenceFiles } from '../show-evidence/evidence-files';
import { ShowEvidenceController } from '../show-evidence/show-evidence.controller';
import { ShowEvidenceTreesController } from '../show-evidence-trees/show-evidence-trees.controller';
import { VisibleFilings } from '../show-filing/visible-filings';
import { ShowHistoryController } from '../show-history/show-history.controller';
import { ShowReceiptController } from '../show-receipt/show-receipt.controller';
import { EvidenceTrees } from './evidence-trees';
import { GatherHeads } from './gather-heads';
import { GatheringSchedule } from './gathering-schedule';
import { GrownHistories } from './grown-histories';

/** What proves a filing: its history, receipts, certificates, signed trees; and what is erased of it by law. */
@Module({})
export class EvidenceModule {
  static for(config: FilingConfig): DynamicModule {
    return {
      module: EvidenceModule,
      controllers: [
        ShowHistoryController,
        ShowReceiptController,
        ShowCertificateController,
        ShowEvidenceController,
        ShowEvidenceTreesController,
        EraseFilingController,
        AuditEvidenceController,
      ],
      providers: [
        { provide: ReceiptSigner, useFactory: () => new ReceiptSigner(config.RECEIPT_SIGNING_KEY) },
        {
          provide: ReceiptKeys,
          inject: [ReceiptSigner],
          useFactory: (signer: ReceiptSigner) => new ReceiptKeys(signer, config.RECEIPT_RETIRED_KEYS),
        },
        VisibleFilings,
        HistoryRecords,
        EvidenceTrees,
        GrownHistories,
        GatherHeads,
        GatheringSchedule,
        EvidenceFiles,
        Certificates,
        ErasedContent,
        EraseFilingHandler,
        AuditHistories,
        AuditTrees,
      ],
      exports: [ReceiptSigner, VisibleFilings],
    };
  }
}
