import { HttpModule, ServiceToken } from '@landport/http';
import { MessagingModule } from '@landport/messaging';
import { Clock, DatabaseModule, HealthModule, PortsModule } from '@landport/platform';
import { Module, type DynamicModule } from '@nestjs/common';
import { ApplyDecisionConsumer } from './apply-decision/apply-decision.consumer';
import { ApplyDecisionHandler } from './apply-decision/apply-decision.handler';
import { CancelInventoryListController } from './cancel-inventory-list/cancel-inventory-list.controller';
import { Clearance } from './clearance/clearance';
import { GoodsRelease } from './clearance/goods-release';
import { ZONE_CONFIG, type ZoneConfig } from './customs-zone.config';
import { FileInventoryListController } from './file-inventory-list/file-inventory-list.controller';
import { FileInventoryListHandler } from './file-inventory-list/file-inventory-list.handler';
import { NoteGoodsConsumer } from './note-goods-arrival/note-goods.consumer';
import { NoteGoodsHandler } from './note-goods-arrival/note-goods.handler';
import { OpenLedgerController } from './open-ledger/open-ledger.controller';
import { OpenLedgerHandler } from './open-ledger/open-ledger.handler';
import { AssessmentRepository } from './persistence/assessment.repository';
import { ConsignmentRepository } from './persistence/consignment.repository';
import { DeclarationRepository } from './persistence/declaration.repository';
import { GuaranteeRepository } from './persistence/guarantee.repository';
import { LedgerRepository } from './persistence/ledger.repository';
import { ReferenceData } from './reference-data/reference-data';
import { ReportGateEventController } from './report-gate-event/report-gate-event.controller';
import { ReportGateEventHandler } from './report-gate-event/report-gate-event.handler';
import { Draws } from './risk/draws';
import { RiskLanes } from './risk/risk-lanes';
import { ShowConsignmentsController } from './show-consignments/show-consignments.controller';
import { ShowDeclarationsController } from './show-declarations/show-declarations.controller';
import { ShowGatePassesController } from './show-gate-passes/show-gate-passes.controller';
import { ShowGuaranteesController } from './show-guarantees/show-guarantees.controller';
import { ShowInventoryListsController } from './show-inventory-lists/show-inventory-lists.controller';
import { ShowLedgersController } from './show-ledgers/show-ledgers.controller';
import { FilingPayloads } from './take-declaration/filing-payloads';
import { PayloadSource } from './take-declaration/payload-source';
import { TakeDeclarationConsumer } from './take-declaration/take-declaration.consumer';
import { TakeDeclarationHandler } from './take-declaration/take-declaration.handler';
import { WithdrawDeclarationConsumer } from './withdraw-declaration/withdraw-declaration.consumer';

@Module({})
export class CustomsZoneModule {
  static for(config: ZoneConfig): DynamicModule {
    return {
      module: CustomsZoneModule,
      imports: [
        PortsModule,
        HealthModule,
        DatabaseModule.for('customs-zone', config),
        HttpModule.for(config),
        MessagingModule.for('customs-zone', config),
      ],
      controllers: [
        OpenLedgerController,
        ShowLedgersController,
        FileInventoryListController,
        ShowInventoryListsController,
        CancelInventoryListController,
        ShowGatePassesController,
        ReportGateEventController,
        ShowDeclarationsController,
        ShowGuaranteesController,
        ShowConsignmentsController,
        TakeDeclarationConsumer,
        NoteGoodsConsumer,
        ApplyDecisionConsumer,
        WithdrawDeclarationConsumer,
      ],
      providers: [
        { provide: ZONE_CONFIG, useValue: config },
        ReferenceData,
        RiskLanes,
        Draws,
        LedgerRepository,
        ConsignmentRepository,
        DeclarationRepository,
        AssessmentRepository,
        GuaranteeRepository,
        Clearance,
        GoodsRelease,
        OpenLedgerHandler,
        FileInventoryListHandler,
        ReportGateEventHandler,
        {
          provide: PayloadSource,
          inject: [Clock],
          useFactory: (clock: Clock) =>
            new FilingPayloads(config.FILING_URL, new ServiceToken(config, 'operations', clock)),
        },
        TakeDeclarationHandler,
        NoteGoodsHandler,
        ApplyDecisionHandler,
      ],
    };
  }
}
