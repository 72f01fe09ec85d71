import { Injectable } from '@nestjs/common';
import type { MoneyValue } from '@landport/domain';
import type { Sql, Tx } from '@landport/platform';
import type { DutyAssessment } from '../domain/duty/assess-duty';
import { rowWriter, writeRows } from './write-rows';

export interface AssessmentOf {
  readonly filingId: string;
  readonly version: number;
  readonly tariffDay: string;
  readonly assessment: DutyAssessment;
}

const ASSESSMENTS = rowWriter('duty_assessment', [
  'filing_id',
  'version',
  'currency',
  'customs_value',
  'duty',
  'consumption_tax',
  'vat',
  'total',
  'tariff_day',
  'assessed_at',
]);
const STEPS = rowWriter('assessment_step', [
  'filing_id',
  'version',
  'position',
  'line_no',
  'tax',
  'basis',
  'rate',
  'formula',
  'law',
  'unrounded',
  'rounded',
]);

@Injectable()
export class AssessmentRepository {
  async totalOf(sql: Sql, of: Pick<AssessmentOf, 'filingId' | 'version'>): Promise<MoneyValue> {
    const [row] = await sql.prepared<{ amount: string; currency: string }>(
      'assessment.total',
      `SELECT total AS amount, currency FROM duty_assessment WHERE filing_id = $1 AND version = $2`,
      [of.filingId, of.version],
    );
    if (row === undefined) throw new Error(`version ${of.version} of ${of.filingId} is not assessed`);
    return row;
  }

  async insert(tx: Tx, assessments: readonly AssessmentOf[], at: string): Promise<void> {
    const heads = assessments.map(({ filingId, version, tariffDay, assessment }) => ({
      filing_id: filingId,
      version,
      currency: assessment.currency,
      customs_value: assessment.customsValue.toFixed(),
      duty: assessment.duty.toFixed(),
      consumption_tax: assessment.consumptionTax.toFixed(),
      vat: assessment.vat.toFixed(),
      total: assessment.total.toFixed(),
      tariff_day: tariffDay,
      assessed_at: at,
    }));
    await writeRows(tx, ASSESSMENTS, heads);
    const steps = assessments.flatMap(({ filingId, version, assessment }) =>
      assessment.steps.map((step, index) => ({
        filing_id: filingId,
        version,
        position: index + 1,
        line_no: step.lineNo,
        tax: step.tax,
        basis: step.basis.toFixed(),
        rate: step.rate,
        formula: step.formula,
        law: step.law,
        unrounded: step.unrounded.toFixed(),
        rounded: step.rounded.toFixed(),
      })),
    );
    await writeRows(tx, STEPS, steps);
  }
}
