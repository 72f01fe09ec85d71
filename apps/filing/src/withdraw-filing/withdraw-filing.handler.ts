import { Inject, Injectable } from '@nestjs/common';
import { requireIfMatch } from '@landport/http';
import { Clock, Database, type TraceContext } from '@landport/platform';
import { priceSelectionOf } from '../bidding/price-selection';
import { BidIsBinding } from '../domain/bidding/bidding-errors';
import { FilingNotFound } from '../domain/filing-errors';
import { ownerOf, type Actor } from '../domain/history-entry';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { ProcedureRepository } from '../persistence/procedure.repository';

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
    @Inject(ProcedureRepository) private readonly procedures: ProcedureRepository,
  ) {}

  /** @throws FilingNotFound, FilingNotOpen, BidIsBinding, Problem 412 and 428 */
  async withdraw({ filingId, reason, ifMatch, by, trace }: WithdrawFiling): Promise<void> {
    await this.db.transaction(async (tx) => {
      const procedure = await this.procedures.get(tx, filingId);
      const { filing } = procedure;
      const at = this.clock.now().toISOString();
      const { organisationId, revision } = filing.snapshot;
      if (organisationId !== ownerOf(by)) throw new FilingNotFound();
      const kind = this.kinds.current.inForce(filing.snapshot.kind, filing.snapshot.kindValidFrom);
      if (priceSelectionOf(kind) !== undefined) throw new BidIsBinding();
      requireIfMatch(ifMatch, revision, `/v1/filings/${filingId}`);
      filing.withdraw(reason, by, at);
      procedure.endWork('dropped', at);
      await this.procedures.save(tx, procedure, trace);
    });
  }
}
