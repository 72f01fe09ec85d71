import { Inject, Injectable } from '@nestjs/common';
import { reach, type TraceContext, type Tx } from '@landport/platform';
import { Procedure } from '../domain/procedure';
import { ClockRepository } from './clock.repository';
import { FilingRepository } from './filing.repository';
import { QueryRepository } from './query.repository';
import { TaskRepository } from './task.repository';

/** A filing with the work upon it, under the lock of the filing's row. */
@Injectable()
export class ProcedureRepository {
  constructor(
    @Inject(FilingRepository) private readonly filings: FilingRepository,
    @Inject(TaskRepository) private readonly tasks: TaskRepository,
    @Inject(ClockRepository) private readonly clocks: ClockRepository,
    @Inject(QueryRepository) private readonly queries: QueryRepository,
  ) {}

  /** @throws FilingNotFound */
  async get(tx: Tx, filingId: string): Promise<Procedure> {
    const filing = await this.filings.get(tx, filingId);
    return new Procedure(
      filing,
      await this.tasks.ofFiling(tx, filingId),
      await this.clocks.ofFiling(tx, filingId),
      await this.queries.ofFiling(tx, filingId),
    );
  }

  async save(tx: Tx, procedure: Procedure, trace: TraceContext): Promise<void> {
    procedure.forgetPapers();
    const { filing, tasks, clocks, queries } = procedure;
    await this.filings.save(tx, filing, trace);
    await this.tasks.saveAll(tx, tasks);
    await this.queries.saveAll(tx, queries);
    await this.clocks.saveAll(tx, clocks);
    reach('procedure.before-commit');
  }
}
