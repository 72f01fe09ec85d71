import { Injectable } from '@nestjs/common';
import type { Tx } from '@landport/platform';
import { assertGrantMay, GrantNotFound, type GrantState } from '../domain/grant';

export interface KeptGrant {
  readonly number: string;
  readonly holder: string;
  readonly issuer: string;
  readonly state: GrantState;
  readonly revision: number;
}

const FIND = 'SELECT number, holder, issuer, state, revision FROM issued_grant';

/** The register of grants, for those who change what stands in it. A row that is got is locked. */
@Injectable()
export class GrantRegister {
  /** @throws GrantNotFound */
  async get(tx: Tx, number: string): Promise<KeptGrant> {
    const [grant] = await tx.query<KeptGrant>(`${FIND} WHERE number = $1 FOR UPDATE`, [number]);
    if (grant === undefined) throw new GrantNotFound();
    return grant;
  }

  /**
   * @param at  RFC 3339, UTC
   * @throws IllegalTransition when its state does not allow it
   */
  async become(tx: Tx, grant: KeptGrant, state: GrantState, reason: string, at: string): Promise<void> {
    assertGrantMay(grant.state, state);
    await tx.query(
      `UPDATE issued_grant SET state = $2, reason = $3, changed_at = $4, revision = revision + 1 WHERE number = $1`,
      [grant.number, state, state === 'issued' ? null : reason, at],
    );
  }

  /**
   * Takes back what a filing was given, after a check of its promises for instance. What was drawn from it stands:
   * those goods are through. A filing that was given nothing, or has lost it already, is left as it is.
   */
  async revoke(tx: Tx, filingId: string, reason: string, at: string): Promise<void> {
    const [grant] = await tx.query<KeptGrant>(`${FIND} WHERE filing_id = $1 FOR UPDATE`, [filingId]);
    if (grant === undefined || grant.state === 'revoked' || grant.state === 'withdrawn') return;
    await this.become(tx, grant, 'revoked', reason, at);
  }
}
