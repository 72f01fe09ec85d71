import { Global, Module } from '@nestjs/common';
import { GrantsModule } from '../grants/grants.module';
import { FilingRepository } from './filing.repository';
import { ProcedureRepository } from './procedure.repository';
import { TaskRepository } from './task.repository';
import { VersionRepository } from './version.repository';

/** Filings, their tasks and versions, for every room that changes them. */
@Global()
@Module({
  imports: [GrantsModule],
  providers: [FilingRepository, ProcedureRepository, TaskRepository, VersionRepository],
  exports: [FilingRepository, ProcedureRepository, TaskRepository, VersionRepository],
})
export class PersistenceModule {}
