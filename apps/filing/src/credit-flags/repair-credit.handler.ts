import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@landport/http';
import { Clock, Database, type TraceContext } from '@landport/platform';
import { isOfficer } from '../domain/officer';
import { AlreadyRepaired, NotYoursToDo } from '../domain/post-check/post-check-errors';
import { FilingRepository } from '../persistence/filing.repository';
import { visibleFlag } from './credit-flag-view';

export interface RepairCredit {
  readonly id: string;
  readonly reason: string;
  readonly caller: Caller;
  readonly trace: TraceContext;
}

/** The body that marked a promise false declares the record repaired. */
@Injectable()
export class RepairCreditHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FilingRepository) private readonly filings: FilingRepository,
  ) {}

  /** @throws CreditFlagNotFound, NotYoursToDo, AlreadyRepaired */
  async repair({ id, reason, caller, trace }: RepairCredit): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { filing_id, body } = await visibleFlag(tx, id, caller);
      if (!isOfficer(caller) || caller.organisationId !== body) throw new NotYoursToDo(`officers of ${body}`);
      const filing = await this.filings.get(tx, filing_id);
      const by = { id: caller.subject, organisationId: caller.organisationId };
      const at = this.clock.now().toISOString();
      const repaired = await tx.query(
        `UPDATE credit_flag SET repaired_at = $2, repaired_by = $3, repair_reason = $4
          WHERE id = $1 AND repaired_at IS NULL RETURNING id`,
        [id, at, by.id, reason],
      );
      if (repaired.length === 0) throw new AlreadyRepaired();
      filing.recordCreditRepair({ id, body, reason }, by, at);
      await this.filings.save(tx, filing, trace);
    });
  }
}
