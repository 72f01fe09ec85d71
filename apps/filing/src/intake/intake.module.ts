import { Module, type DynamicModule } from '@nestjs/common';
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
        GroupIntake,
        SingleIntake,
        EarlierLodgements,
        LodgementRows,
        SubmissionReader,
      ],
      exports: [Intake, EarlierLodgements, SubmissionReader],
    };
  }
}
