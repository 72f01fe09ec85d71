import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@landport/http';
import { Clock, Database, type Sql } from '@landport/platform';
import { GrantNotFound } from '../domain/grant';
import { isOfficer } from '../domain/officer';
import { grantColumns, type GrantRecord } from '../grants/grant-record';
import { OfficeDay } from '../kinds/office-day';
import { assertCovered } from '../mandates/acting';

/** Of whom it is seen: its holder, and officers of the body that issued it. Shared by every statement that reads it. */
export const SEEN_BY = '(g.holder = $1 OR $2 AND g.issuer = $1)';

const VISIBLE = `SELECT ${grantColumns('$3')} FROM issued_grant g WHERE ${SEEN_BY} AND g.number = $4`;

@Injectable()
export class VisibleGrants {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OfficeDay) private readonly days: OfficeDay,
  ) {}

  /** The day on which it is asked. */
  today(): string {
    return this.days.of(this.clock.now());
  }

  /**
   * @throws GrantNotFound also when it is there and not the caller's to see
   * @throws Problem 403 when a broker's mandate is for other kinds
   */
  async get(number: string, caller: Caller, sql: Sql = this.db): Promise<GrantRecord> {
    const values = [caller.organisationId, isOfficer(caller), this.today(), number];
    const [row] = await sql.query<GrantRecord>(VISIBLE, values);
    if (row === undefined) throw new GrantNotFound();
    assertCovered(caller, row.kind);
    return row;
  }
}
