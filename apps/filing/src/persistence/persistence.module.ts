import { Global, Module } from '@nestjs/common';
import { GrantsModule } from '../grants/grants.module';
import { SearchIndex } from '../search/search-index';
import { SubmissionReader } from '../submission/submission-reader';
import { FilingRepository } from './filing.repository';
import { ProcedureRepository } from './procedure.repository';
import { TaskRepository } from './task.repository';
import { VersionRepository } from './version.repository';

/** Filings, their tasks and versions, for every room that changes them. */
@Global()
@Module({
  imports: [GrantsModule],
  providers: [
    FilingRepository,
    ProcedureRepository,
    TaskRepository,
    VersionRepository,
    SearchIndex,
    SubmissionReader,
  ],
  exports: [FilingRepository, ProcedureRepository, TaskRepository, VersionRepository, SearchIndex],
})
export class PersistenceModule {}
