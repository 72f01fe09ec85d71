import { Global, Module } from '@nestjs/common';
import { GrantsModule } from '../grants/grants.module';
import { ClockRepository } from './clock.repository';
import { SearchIndex } from '../search/search-index';
import { FilingRepository } from './filing.repository';
import { ProcedureRepository } from './procedure.repository';
import { QueryRepository } from './query.repository';
import { TaskRepository } from './task.repository';
import { VersionRepository } from './version.repository';

const REPOSITORIES = [
  FilingRepository,
  ProcedureRepository,
  TaskRepository,
  ClockRepository,
  QueryRepository,
  VersionRepository,
];

/** Filings, their tasks and versions, for every room that changes them. */
@Global()
@Module({
  imports: [GrantsModule],
  providers: [...REPOSITORIES, SearchIndex],
  exports: [...REPOSITORIES, SearchIndex],
})
export class PersistenceModule {}
