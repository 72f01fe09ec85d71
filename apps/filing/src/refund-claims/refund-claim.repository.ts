import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '@landport/messaging';
import type { Sql, TraceContext, Tx } from '@landport/platform';
import { RefundClaim, type RefundClaimRecord } from '../domain/refund-claim';
import { RefundClaimNotFound } from '../domain/refund-errors';

export interface RefundClaimRow extends Record<string, unknown> {
  readonly id: string;
  readonly filing_id: string;
  readonly organisation_id: string;
  readonly reference: string;
  readonly body: string;
  readonly concerns: string[];
  readonly reason: RefundClaimRecord['reason'];
  readonly explanation: string;
  readonly documents: RefundClaimRecord['documents'];
  readonly claimed: RefundClaimRecord['claimed'];
  readonly state: RefundClaimRecord['state'];
  readonly officer: string | null;
  readonly decision: RefundClaimRecord['decision'];
  readonly lodged_at: Date;
  readonly lodged_by: RefundClaimRecord['lodgedBy'];
  readonly version: number;
  readonly last_sequence: number;
}

const INSERT = `
  INSERT INTO refund_claim (id, filing_id, organisation_id, reference, body, concerns, reason, explanation, documents,
                            claimed, state, lodged_at, lodged_by, version, last_sequence)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;

@Injectable()
export class RefundClaimRepository {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  /** Locked until the transaction ends. @throws RefundClaimNotFound also for one of another office */
  async get(tx: Tx, id: string, body: string): Promise<RefundClaim> {
    const [row] = await tx.query<RefundClaimRow>(
      'SELECT * FROM refund_claim WHERE id = $1 AND body = $2 FOR UPDATE',
      [id, body],
    );
    if (row === undefined) throw new RefundClaimNotFound();
    return new RefundClaim(claimOf(row), row.last_sequence);
  }

  /** Every claim of a filing that is not refused. */
  async standing(sql: Sql, filingId: string): Promise<RefundClaimRecord[]> {
    const rows = await sql.query<RefundClaimRow>(
      `SELECT * FROM refund_claim WHERE filing_id = $1 AND state <> 'refused'`,
      [filingId],
    );
    return rows.map(claimOf);
  }

  async add(tx: Tx, claim: RefundClaim, trace: TraceContext): Promise<void> {
    const { snapshot: c, lastSequence } = claim;
    const who = [c.id, c.filingId, c.organisationId, c.reference, c.body, c.concerns];
    const what = [c.reason, c.explanation, JSON.stringify(c.documents), JSON.stringify(c.claimed), c.state];
    await tx.query(INSERT, [...who, ...what, c.lodgedAt, c.lodgedBy, c.version, lastSequence]);
    await this.outbox.append(tx, claim.takeFacts(), trace);
  }

  async save(tx: Tx, claim: RefundClaim, trace: TraceContext): Promise<void> {
    const { id, state, officer, decision, version } = claim.snapshot;
    await tx.query(
      `UPDATE refund_claim SET state = $2, officer = $3, decision = $4, version = $5, last_sequence = $6
        WHERE id = $1`,
      [id, state, officer, decision, version, claim.lastSequence],
    );
    await this.outbox.append(tx, claim.takeFacts(), trace);
  }
}

export const claimOf = (row: RefundClaimRow): RefundClaimRecord => ({
  id: row.id,
  filingId: row.filing_id,
  organisationId: row.organisation_id,
  reference: row.reference,
  body: row.body,
  concerns: row.concerns,
  reason: row.reason,
  explanation: row.explanation,
  documents: row.documents,
  claimed: row.claimed,
  state: row.state,
  officer: row.officer,
  decision: row.decision,
  lodgedAt: row.lodged_at.toISOString(),
  lodgedBy: row.lodged_by,
  version: row.version,
});
