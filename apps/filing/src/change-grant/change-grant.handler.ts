import { Inject, Injectable } from '@nestjs/common';
import { requireIfMatch, type Caller } from '@landport/http';
import { Clock, Database, type TraceContext } from '@landport/platform';
import type { GrantState } from '../domain/grant';
import { GrantRegister } from '../grants/grant-register';
import { actorOf } from '../mandates/acting';
import { FilingRepository } from '../persistence/filing.repository';
import { grantHref } from '../show-grants/grant-view';
import { VisibleGrants } from '../show-grants/visible-grants';
import { NotYourGrant } from './change-grant-errors';

export interface ChangeGrant {
  readonly number: string;
  readonly to: GrantState;
  readonly reason: string;
  readonly ifMatch: string | undefined;
  readonly caller: Caller;
  readonly trace: TraceContext;
}

/** Its issuer suspends, resumes and revokes a grant, its holder gives it up; both are told, and its filing's history. */
@Injectable()
export class ChangeGrantHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FilingRepository) private readonly filings: FilingRepository,
    @Inject(VisibleGrants) private readonly grants: VisibleGrants,
    @Inject(GrantRegister) private readonly register: GrantRegister,
  ) {}

  /** @throws GrantNotFound, NotYourGrant, IllegalTransition, Problem 412 and 428 */
  async change({ number, to, reason, ifMatch, caller, trace }: ChangeGrant): Promise<void> {
    await this.db.transaction(async (tx) => {
      const seen = await this.grants.get(number, caller, tx);
      const actor = to === 'withdrawn' ? seen.holder : seen.issuer;
      if (actor !== caller.organisationId) throw new NotYourGrant(to);
      const filing = await this.filings.get(tx, seen.filing_id);
      const grant = await this.register.get(tx, number);
      requireIfMatch(ifMatch, grant.revision, grantHref(number));
      const at = this.clock.now().toISOString();
      await this.register.become(tx, grant, to, reason, at);
      const by = actorOf(caller, seen.kind);
      filing.recordGrantChange(grant, to, reason, by, at);
      await this.filings.save(tx, filing, trace);
    });
  }
}
