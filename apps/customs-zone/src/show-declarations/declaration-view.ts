import type { DeclarationDetail, DeclarationView } from '@landport/contracts';
import { Decimal, type MoneyValue } from '@landport/domain';
import type { z } from 'zod';
import { STATUS_NUMBERS } from '../domain/declaration/declaration-status';
import type { DeclarationRow } from '../persistence/declaration-row';

type Detail = z.output<typeof DeclarationDetail>;

export const declarationView = (row: DeclarationRow): z.output<typeof DeclarationView> => ({
  id: row.filing_id,
  reference: row.reference,
  version: row.version,
  revision: row.revision,
  status: row.status,
  statusNumber: STATUS_NUMBERS[row.status],
  mrn: row.mrn,
  lane: row.lane,
  importerId: row.importer_id,
  officeId: row.office_id,
  awb: row.awb,
  lodgedAt: row.lodged_at.toISOString(),
  acceptedAt: row.accepted_at?.toISOString() ?? null,
  releasedAt: row.released_at?.toISOString() ?? null,
  exitedAt: row.exited_at?.toISOString() ?? null,
});

export interface AssessmentRow {
  readonly currency: string;
  readonly customs_value: string;
  readonly duty: string;
  readonly consumption_tax: string;
  readonly vat: string;
  readonly total: string;
  readonly tariff_day: string;
  readonly assessed_at: Date;
}

export interface StepRow {
  readonly line_no: number;
  readonly tax: string;
  readonly basis: string;
  readonly rate: string;
  readonly formula: string;
  readonly law: string;
  readonly unrounded: string;
  readonly rounded: string;
}

const plain = (numeric: string): string => new Decimal(numeric).toFixed();

export function assessmentView(
  row: AssessmentRow,
  steps: readonly StepRow[],
): NonNullable<Detail['assessment']> {
  const money = (amount: string): MoneyValue => ({ amount, currency: row.currency });
  return {
    customsValue: money(row.customs_value),
    duty: money(row.duty),
    consumptionTax: money(row.consumption_tax),
    vat: money(row.vat),
    total: money(row.total),
    tariffDay: row.tariff_day,
    assessedAt: row.assessed_at.toISOString(),
    steps: steps.map(({ line_no: lineNo, tax, rate, formula, law, ...amounts }) => ({
      ...{ lineNo, tax, rate, formula, law },
      basis: plain(amounts.basis),
      unrounded: plain(amounts.unrounded),
      rounded: plain(amounts.rounded),
    })),
  };
}

export interface HistoryRow {
  readonly at: Date;
  readonly actor: string | null;
  readonly action: string;
  readonly version: number;
  readonly from_status: string;
  readonly to_status: string;
  readonly why: string | null;
}

/** @param isOfficer  a trader sees lane and next step, never the rule that picked it */
export const historyView = (rows: readonly HistoryRow[], isOfficer: boolean): Detail['history'] =>
  rows.map((row) => ({
    at: row.at.toISOString(),
    by: row.actor,
    action: row.action,
    version: row.version,
    from: row.from_status,
    to: row.to_status,
    why: row.action === 'assessed' && !isOfficer ? null : row.why,
  }));
