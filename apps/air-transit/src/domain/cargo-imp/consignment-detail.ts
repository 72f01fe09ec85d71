import { AirWaybillNumber } from '@landport/domain';
import type { Findings, Severity } from './findings';
import type { Line } from './line';
import { readQuantity, type QuantityDetail, type QuantityRule } from './quantity-detail';

/** `999-12345675HKGCKG/T10K120.5MC0.31DG6` */
export interface ConsignmentDetail {
  readonly awb: string;
  readonly origin?: string;
  readonly destination?: string;
  readonly quantity?: QuantityDetail;
}

interface ConsignmentRule {
  readonly checkDigit: Severity;
  readonly airports: 'required' | 'optional';
  /** Undefined where the quantity may be left out. */
  readonly quantity: QuantityRule & { readonly needed: boolean };
}

const NUMBER = /^(\d{3}-\d{8})/;

/** @returns undefined when the waybill cannot be told; every fault is in `findings` */
export function readConsignment(
  line: Line,
  rule: ConsignmentRule,
  findings: Findings,
): ConsignmentDetail | undefined {
  const [first = '', second = ''] = line.elements;
  const awb = NUMBER.exec(first)?.[1];
  const route = /^([A-Z]{3})([A-Z]{3})$/.exec(first.slice(12));
  if (awb === undefined) {
    findings.fault(
      'air/element-malformed',
      { line: line.number, element: 1 },
      '/awb',
      first,
      `Line ${line.number} element 1 should be an air waybill number.`,
      'Write three digits, a hyphen, eight digits, then origin and destination: 999-12345675HKGCKG.',
    );
  } else {
    checkDigit(awb, line, rule.checkDigit, findings);
    if (!route && (rule.airports === 'required' || first.length > 12)) {
      findings.fault(
        'air/element-malformed',
        { line: line.number, element: 1 },
        '/origin',
        first.slice(12),
        `Line ${line.number} element 1 should go on with the airports of origin and destination.`,
        `Write two airports of three letters behind the number: ${awb}HKGCKG.`,
      );
    }
  }
  const quantity =
    second === '' && !rule.quantity.needed
      ? undefined
      : readQuantity(second, { line: line.number, element: 2 }, '', rule.quantity, findings);
  if (awb === undefined) return undefined;
  return {
    awb,
    ...(route?.[1] && route[2] && { origin: route[1], destination: route[2] }),
    ...(quantity && { quantity }),
  };
}

function checkDigit(awb: string, line: Line, severity: Severity, findings: Findings): void {
  const serial = awb.slice(4);
  const expected = AirWaybillNumber.checkDigit(serial.slice(0, 7));
  if (serial[7] === expected) return;
  findings.add(
    severity,
    'air/invalid-waybill-number',
    { line: line.number, element: 1 },
    '/awb',
    awb,
    `The check digit of ${awb} is ${serial[7] ?? 'missing'}; the first seven digits modulo 7 give ${expected}.`,
    `Compare with the paper or the stock of numbers; ${awb.slice(0, 11)}${expected} would pass.`,
  );
}
