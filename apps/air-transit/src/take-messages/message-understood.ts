import type { MessageUnderstood } from '@landport/contracts';
import type { Finding } from '../domain/cargo-imp/findings';
import { factsOf } from '../domain/waybill/waybill-facts';
import type { LodgeOutcome } from '../domain/waybill/waybill-state';
import type { ConsignmentResult } from './consignments-at-hand';
import type { StatusMessage, WaybillMessage } from './read-messages';

const linkTo = (awb: string): { href: string } => ({ href: `/v1/air/waybills/${awb}` });

const withoutSeverity = ({ severity: _, ...warning }: Finding): Omit<Finding, 'severity'> => warning;

export const waybillUnderstood = (message: WaybillMessage, outcome: LodgeOutcome): MessageUnderstood => ({
  kind: 'waybill',
  type: `${message.type}/${message.version ?? ''}`,
  line: message.line,
  awb: message.data.awb,
  waybill: linkTo(message.data.awb),
  outcome,
  facts: factsOf(message.data),
  warnings: message.findings.map(withoutSeverity),
});

export const statusUnderstood = (
  message: StatusMessage,
  results: readonly ConsignmentResult[],
): MessageUnderstood => ({
  kind: 'status',
  type: `${message.type}/${message.version ?? ''}`,
  line: message.line,
  consignments: results.map(({ consignment: { awb }, statuses }) => ({
    awb,
    waybill: linkTo(awb),
    statuses: statuses.map(({ report: { line, code, station, occurredAt, pieces }, outcome }) => ({
      line,
      code,
      station,
      occurredAt: occurredAt.toISOString(),
      pieces,
      outcome,
    })),
  })),
  warnings: [...message.findings, ...results.flatMap(({ findings }) => findings.all)].map(withoutSeverity),
});
