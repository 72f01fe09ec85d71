import { Inject, Injectable } from '@nestjs/common';
import { requireIfMatch, type Caller } from '@landport/http';
import { retentionOf, type Retention } from '@landport/kinds';
import { Clock, Database, type TraceContext } from '@landport/platform';
import { FilingNotFound } from '../domain/filing-errors';
import { ErasedContent } from './erased-content';
import type { Filing } from '../domain/filing';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { FilingRepository } from '../persistence/filing.repository';

export interface EraseFiling {
  readonly filingId: string;
  readonly reason: string;
  readonly ifMatch: string | undefined;
  readonly caller: Caller;
  readonly trace: TraceContext;
}

/** An operator may erase for anybody; a data officer for their own organisation. */
const mayErase = ({ organisationId, scopes }: Caller, filing: Filing): boolean =>
  scopes.includes('operations') || filing.snapshot.organisationId === organisationId;

@Injectable()
export class EraseFilingHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(FilingRepository) private readonly filings: FilingRepository,
    @Inject(ErasedContent) private readonly content: ErasedContent,
  ) {}

  /**
   * The act itself stands in the history, whole; everything before it loses content and salt.
   * @throws FilingNotFound, NotErasableYet, Problem 412 and 428
   */
  async erase({ filingId, reason, ifMatch, caller, trace }: EraseFiling): Promise<void> {
    await this.db.transaction(async (tx) => {
      const filing = await this.filings.get(tx, filingId);
      if (!mayErase(caller, filing)) throw new FilingNotFound();
      requireIfMatch(ifMatch, filing.snapshot.revision, `/v1/filings/${filingId}`);
      const now = this.clock.now();
      const { keptForDays, personalData } = this.retentionOf(filing);
      const by = { id: caller.subject, organisationId: caller.organisationId };
      filing.erase(reason, by, now.toISOString(), keptForDays);
      await this.content.eraseHistory(tx, filingId);
      await this.filings.save(tx, filing, trace);
      await this.content.eraseWork(tx, filingId);
      await this.content.eraseVersions(tx, filingId, personalData, now);
    });
  }

  /** As the kind says today: a longer or shorter keeping that the law brings holds for what is kept already. */
  private retentionOf(filing: Filing): Retention {
    return retentionOf(this.kinds.current.versionsOf(filing.snapshot.kind)[0]!.source.header);
  }
}
