import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { FilingConfig } from '../filing.config';
import { loadCalendar } from '../reviews/load-calendar';
import { OfficeDeadline, WORKING_CALENDAR } from '../reviews/office-deadline';
import { SubmissionReader } from '../submission/submission-reader';
import { KindCatalogue } from './kind-catalogue';
import { OfficeDay } from './office-day';

/** What the law says and which day it is at the offices: every room of the service asks for it. */
@Global()
@Module({})
export class KindsModule {
  static for(config: FilingConfig): DynamicModule {
    return {
      module: KindsModule,
      providers: [
        { provide: OfficeDay, useFactory: () => new OfficeDay(config.OFFICE_TIME_ZONE) },
        { provide: WORKING_CALENDAR, useFactory: () => loadCalendar() },
        KindCatalogue,
        OfficeDeadline,
        SubmissionReader,
      ],
      exports: [KindCatalogue, OfficeDay, OfficeDeadline, SubmissionReader, WORKING_CALENDAR],
    };
  }
}
