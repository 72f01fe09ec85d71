import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { FilingConfig } from '../filing.config';
import { SubmissionReader } from '../submission/submission-reader';
import { KindCatalogue } from './kind-catalogue';
import { OfficeDay } from './office-day';

/** What every room judges filings by: the kinds, the office's day, and the reader of whatever format they came in. */
@Global()
@Module({})
export class KindsModule {
  static for({ OFFICE_TIME_ZONE }: FilingConfig): DynamicModule {
    const shared = [
      { provide: OfficeDay, useFactory: () => new OfficeDay(OFFICE_TIME_ZONE) },
      KindCatalogue,
      SubmissionReader,
    ];
    return { module: KindsModule, providers: shared, exports: shared };
  }
}
