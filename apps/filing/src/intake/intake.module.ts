import { Module, type DynamicModule } from '@nestjs/common';
import type { FilingConfig } from '../filing.config';
import { GrantsGuard } from '../grants/grants-guard';
import { GrantsModule } from '../grants/grants.module';
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
      imports: [GrantsModule],
      providers: [
        { provide: INTAKE_CAPACITY, useValue: config.INTAKE_CAPACITY },
        { provide: IntakeDatabase, useFactory: () => new IntakeDatabase(config.DATABASE_URL) },
        { provide: LODGEMENT_GUARDS, useFactory: (grants: GrantsGuard) => [grants], inject: [GrantsGuard] },
        { provide: Intake, useClass: GuardedIntake },
        GroupIntake,
        SingleIntake,
        EarlierLodgements,
        LodgementRows,
      ],
      exports: [Intake, EarlierLodgements],
    };
  }
}
