import { Injectable } from '@nestjs/common';
import { Decimal } from '@landport/domain';
import type { Tx } from '@landport/platform';
import { rowWriter, writeRows } from './write-rows';

export interface Demand {
  readonly filingId: string;
  readonly version: number;
  readonly organisationId: string;
  readonly amount: Decimal;
}

export type DeclarationVersion = Pick<Demand, 'filingId' | 'version'>;

const HOLDS = rowWriter('liability_hold', [
  'filing_id',
  'version',
  'organisation_id',
  'amount',
  'status',
  'held_at',
]);

/** Rows are locked in the order of their organisations, so that two batches cannot wait for each other. */
const RAISE = `
  WITH asked AS (
    SELECT organisation_id, amount FROM json_to_recordset($1) AS d (organisation_id text, amount numeric)
  ), locked AS (
    SELECT organisation_id FROM guarantee WHERE organisation_id IN (SELECT organisation_id FROM asked)
     ORDER BY organisation_id FOR UPDATE
  )
  UPDATE guarantee g SET held = g.held + asked.amount, version = g.version + 1
    FROM locked JOIN asked USING (organisation_id)
   WHERE g.organisation_id = locked.organisation_id AND g.status = 'active'
     AND g.held + g.called + asked.amount <= g.credit_limit
  RETURNING g.organisation_id`;

const RELEASE = `
  WITH settled AS (
    UPDATE liability_hold h SET status = 'released', settled_at = $2
      FROM json_to_recordset($1) AS d ("filingId" uuid, version integer)
     WHERE h.filing_id = d."filingId" AND h.version = d.version AND h.status = 'held'
    RETURNING h.organisation_id, h.amount
  ), sums AS (
    SELECT organisation_id, sum(amount) AS amount FROM settled GROUP BY organisation_id
  ), locked AS (
    SELECT organisation_id FROM guarantee WHERE organisation_id IN (SELECT organisation_id FROM sums)
     ORDER BY organisation_id FOR UPDATE
  )
  UPDATE guarantee g SET held = g.held - sums.amount, version = g.version + 1
    FROM locked JOIN sums USING (organisation_id)
   WHERE g.organisation_id = locked.organisation_id`;

/** Guarantee accounts [担保]: what an organisation may owe at any time without having paid. */
@Injectable()
export class GuaranteeRepository {
  /**
   * Holds what each declaration may come to owe, never beyond an organisation's limit. One statement for a whole
   * batch; where an organisation's sum does not fit, its demands are tried one by one in their order.
   * @returns the demands that are covered; an amount of nothing always is
   */
  async hold(tx: Tx, demands: readonly Demand[], at: string): Promise<Set<Demand>> {
    const covered = new Set(demands.filter(({ amount }) => amount.isZero()));
    const owing = demands.filter(({ amount }) => !amount.isZero());
    const byOwner = Map.groupBy(owing, ({ organisationId }) => organisationId);
    const sums = [...byOwner].map(([organisationId, of]) => ({ organisationId, amount: sumOf(of) }));
    const raised = await this.raise(tx, sums);
    for (const [organisationId, of] of byOwner) {
      for (const demand of of) {
        if (raised.has(organisationId)) covered.add(demand);
        else if (of.length > 1 && (await this.raise(tx, [demand])).size > 0) covered.add(demand);
      }
    }
    const held = owing.filter((demand) => covered.has(demand));
    await writeRows(
      tx,
      HOLDS,
      held.map(({ filingId, version, organisationId, amount }) => ({
        filing_id: filingId,
        version,
        organisation_id: organisationId,
        amount: amount.toFixed(),
        status: 'held',
        held_at: at,
      })),
    );
    return covered;
  }

  /** Gives back what the declarations held; nothing when they held nothing. */
  async release(tx: Tx, declarations: readonly DeclarationVersion[], at: string): Promise<void> {
    if (declarations.length === 0) return;
    const keys = declarations.map(({ filingId, version }) => ({ filingId, version }));
    await tx.prepared('guarantee.release', RELEASE, [JSON.stringify(keys), at]);
  }

  async isHeld(tx: Tx, { filingId, version }: DeclarationVersion): Promise<boolean> {
    const rows = await tx.prepared(
      'guarantee.is-held',
      `SELECT FROM liability_hold WHERE filing_id = $1 AND version = $2 AND status = 'held'`,
      [filingId, version],
    );
    return rows.length > 0;
  }

  private async raise(
    tx: Tx,
    sums: readonly Pick<Demand, 'organisationId' | 'amount'>[],
  ): Promise<Set<string>> {
    if (sums.length === 0) return new Set();
    const asked = sums.map(({ organisationId, amount }) => ({
      organisation_id: organisationId,
      amount: amount.toFixed(),
    }));
    const rows = await tx.prepared<{ organisation_id: string }>('guarantee.raise', RAISE, [
      JSON.stringify(asked),
    ]);
    return new Set(rows.map(({ organisation_id }) => organisation_id));
  }
}

const sumOf = (demands: readonly Demand[]): Decimal =>
  demands.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
