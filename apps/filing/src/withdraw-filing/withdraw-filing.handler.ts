import { Inject, Injectable } from '@nestjs/common';
import { requireIfMatch } from '@landport/http';
import { Clock, Database, type TraceContext } from '@landport/platform';
import { FilingNotFound } from '../domain/filing-errors';
import type { Actor } from '../domain/history-entry';
import type { AboutFiling } from '../formats/about-filing';
import { checkNames } from '../submission/named-filing';
import { FilingRepository } from '../persistence/filing.repository';
import { TaskRepository } from '../persistence/task.repository';

export interface WithdrawFiling {
  readonly filingId: string;
  readonly reason: string;
  /** Of a withdrawal by a message of a standard: which filing it names. */
  readonly about?: AboutFiling;
  readonly ifMatch: string | undefined;
  readonly by: Actor;
  readonly trace: TraceContext;
}

@Injectable()
export class WithdrawFilingHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FilingRepository) private readonly filings: FilingRepository,
    @Inject(TaskRepository) private readonly tasks: TaskRepository,
  ) {}

  /** @throws FilingNotFound, AnotherFiling, FilingNotOpen, Problem 412 and 428 */
  async withdraw({ filingId, reason, about, ifMatch, by, trace }: WithdrawFiling): Promise<void> {
    await this.db.transaction(async (tx) => {
      const filing = await this.filings.get(tx, filingId);
      const { organisationId, revision } = filing.snapshot;
      if (organisationId !== by.organisationId) throw new FilingNotFound();
      requireIfMatch(ifMatch, revision, `/v1/filings/${filingId}`);
      if (about) checkNames(about, filing.snapshot);
      filing.withdraw(reason, by, this.clock.now().toISOString());
      await this.filings.save(tx, filing, trace);
      await this.tasks.cancelOf(tx, [filingId]);
    });
  }
}
