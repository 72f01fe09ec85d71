import { Module, type DynamicModule } from '@nestjs/common';
import { DocumentsGuard } from '../documents/file-documents/documents-guard';
import { FileDocumentsModule } from '../documents/file-documents/file-documents.module';
import type { FilingConfig } from '../filing.config';
import { BidGuard } from '../bidding/bid.guard';
import { BiddingModule } from '../bidding/bidding.module';
import { GrantsGuard } from '../grants/grants-guard';
import { GrantsModule } from '../grants/grants.module';
import { EarlierLodgements } from './earlier-lodgements';
import { GroupIntake, INTAKE_CAPACITY } from './group-intake';
import { PostCheckGuard } from '../post-checks/post-check.guard';
import { PostChecksModule } from '../post-checks/post-checks.module';
import { GuardedIntake, LODGEMENT_GUARDS, type LodgementGuard } from './guarded-intake';
import { IntakeDatabase } from './intake-database';
import { Intake } from './intake.port';
import { LodgementRows } from './lodgement-rows';
import { SingleIntake } from './single-intake';

/** Both ways into the books behind one port. */
@Module({})
export class IntakeModule {
  static for(config: FilingConfig): DynamicModule {
    return {
      module: IntakeModule,
      imports: [FileDocumentsModule.for(config), BiddingModule, GrantsModule, PostChecksModule],
      providers: [
        { provide: INTAKE_CAPACITY, useValue: config.INTAKE_CAPACITY },
        { provide: IntakeDatabase, useFactory: () => new IntakeDatabase(config.DATABASE_URL) },
        {
          provide: LODGEMENT_GUARDS,
          useFactory: (...guards: LodgementGuard[]) => guards,
          // Filings before grants, as everyone who locks both does.
          inject: [DocumentsGuard, BidGuard, PostCheckGuard, GrantsGuard],
        },
        { provide: Intake, useClass: GuardedIntake },
        GroupIntake,
        SingleIntake,
        EarlierLodgements,
        LodgementRows,
      ],
      exports: [Intake, EarlierLodgements, FileDocumentsModule],
    };
  }
}
