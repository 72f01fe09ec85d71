import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '@landport/platform';
import type { FilingState } from '../domain/filing';
import type { Actor } from '../domain/history-entry';

export interface NewCreditFlag {
  readonly id: string;
  readonly filing: Readonly<FilingState>;
  readonly body: string;
  readonly reason: string;
  readonly setAt: string;
  readonly by: Actor;
}

/** Taken shared by whoever promises and alone by whoever marks a promise false, so that no promise slips between. */
const LOCK = `SELECT pg_advisory_xact_lock`;

/** The credit record: false promises of organisations. */
@Injectable()
export class CreditFlags {
  async set(tx: Tx, { id, filing, body, reason, setAt, by }: NewCreditFlag): Promise<void> {
    await tx.query(`${LOCK}(hashtextextended('credit ' || $1, 0))`, [filing.organisationId]);
    await tx.query(
      `INSERT INTO credit_flag (id, organisation_id, body, filing_id, reason, set_at, set_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, filing.organisationId, body, filing.id, reason, setAt, by.id],
    );
  }

  /** Whether the organisation may promise nothing; holds until the transaction ends. */
  async isBarred(tx: Tx, organisationId: string): Promise<boolean> {
    await tx.query(`${LOCK}_shared(hashtextextended('credit ' || $1, 0))`, [organisationId]);
    return this.hasUnrepaired(tx, organisationId);
  }

  async hasUnrepaired(sql: Sql, organisationId: string): Promise<boolean> {
    const rows = await sql.query(
      'SELECT FROM credit_flag WHERE organisation_id = $1 AND repaired_at IS NULL LIMIT 1',
      [organisationId],
    );
    return rows.length > 0;
  }
}
