import { Module, type DynamicModule } from '@nestjs/common';
import { Database } from '@landport/platform';
import { FilingDocuments } from '../documents/file-documents/filing-documents';
import type { FilingConfig } from '../filing.config';
import { SubmissionReader } from '../submission/submission-reader';
import { EarlierLodgements } from './earlier-lodgements';
import { GroupIntake, INTAKE_CAPACITY } from './group-intake';
import { GuardedIntake, LODGEMENT_GUARDS } from './guarded-intake';
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
      providers: [
        { provide: INTAKE_CAPACITY, useValue: config.INTAKE_CAPACITY },
        { provide: IntakeDatabase, useFactory: () => new IntakeDatabase(config.DATABASE_URL) },
        { provide: LODGEMENT_GUARDS, useValue: [] },
        { provide: Intake, useClass: GuardedIntake },
        {
          provide: FilingDocuments,
          inject: [Database],
          useFactory: (db: Database) =>
            new FilingDocuments(db, {
              mostPerFiling: config.DOCUMENTS_PER_FILING,
              isUnscannedAllowed: config.DOCUMENT_UNSCANNED_ALLOWED,
            }),
        },
        GroupIntake,
        SingleIntake,
        EarlierLodgements,
        LodgementRows,
        SubmissionReader,
      ],
      exports: [Intake, FilingDocuments, EarlierLodgements, SubmissionReader],
    };
  }
}
