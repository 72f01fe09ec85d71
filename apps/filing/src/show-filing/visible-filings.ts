import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@landport/http';
import { Database, type Sql } from '@landport/platform';
import { isOfficer } from '../domain/officer';
import { FilingNotFound } from '../domain/filing-errors';
import { assertCovered } from '../mandates/acting';
import { VIEW_COLUMNS, type FilingViewRow } from './filing-view';

/** A filing is seen by its owner, and by officers of a body that has or had a task on it; by nobody else. */
const VISIBLE = `
  SELECT ${VIEW_COLUMNS} FROM filing f
   WHERE f.id = $1
     AND (f.organisation_id = $2
          OR $3 AND EXISTS (SELECT FROM task t WHERE t.filing_id = f.id AND $2 IN (t.body, t.escalated_from)))`;

@Injectable()
export class VisibleFilings {
  constructor(@Inject(Database) private readonly db: Database) {}

  /**
   * @throws FilingNotFound also when it is there and not the caller's to see
   * @throws Problem 403 when a broker's mandate is for other kinds
   */
  async get(id: string, caller: Caller, sql: Sql = this.db): Promise<FilingViewRow> {
    const [row] = await sql.prepared<FilingViewRow>('filing.visible', VISIBLE, [
      id,
      caller.organisationId,
      isOfficer(caller),
    ]);
    if (row === undefined) throw new FilingNotFound();
    assertCovered(caller, row.kind);
    return row;
  }
}
