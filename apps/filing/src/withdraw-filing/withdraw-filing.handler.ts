import { Inject, Injectable } from '@nestjs/common';
import { requireIfMatch } from '@landport/http';
import { Clock, Database, type TraceContext } from '@landport/platform';
import { priceSelectionOf } from '../bidding/price-selection';
import { BidIsBinding } from '../domain/bidding/bidding-errors';
import { FilingNotFound } from '../domain/filing-errors';
import type { Actor } from '../domain/history-entry';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { FilingRepository } from '../persistence/filing.repository';
import { TaskRepository } from '../persistence/task.repository';

export interface WithdrawFiling {
  readonly filingId: string;
  readonly reason: string;
  readonly ifMatch: string | undefined;
  readonly by: Actor;
  readonly trace: TraceContext;
}

@Injectable()
export class WithdrawFilingHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FilingRepository) private readonly filings: FilingRepository,
    @Inject(TaskRepository) private readonly tasks: TaskRepository,
  ) {}

  /** @throws FilingNotFound, FilingNotOpen, BidIsBinding, Problem 412 and 428 */
  async withdraw({ filingId, reason, ifMatch, by, trace }: WithdrawFiling): Promise<void> {
    await this.db.transaction(async (tx) => {
      const filing = await this.filings.get(tx, filingId);
      const { organisationId, revision } = filing.snapshot;
      if (organisationId !== by.organisationId) throw new FilingNotFound();
      const kind = this.kinds.current.inForce(filing.snapshot.kind, filing.snapshot.kindValidFrom);
      if (priceSelectionOf(kind) !== undefined) throw new BidIsBinding();
      requireIfMatch(ifMatch, revision, `/v1/filings/${filingId}`);
      filing.withdraw(reason, by, this.clock.now().toISOString());
      await this.filings.save(tx, filing, trace);
      await this.tasks.cancelOf(tx, [filingId]);
    });
  }
}
