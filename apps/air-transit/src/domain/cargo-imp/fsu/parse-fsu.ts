import { readConsignment } from '../consignment-detail';
import { UNIT_LOAD } from '../forms';
import type { Findings } from '../findings';
import { LineReader } from '../line';
import type { MessageText, Segment } from '../message-text';
import type { FsuConsignment, FsuData, StatusLine } from './fsu';
import { isStatusCode, readStatus } from './status-line';

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };
type Draft = Writable<Omit<FsuConsignment, 'statuses' | 'remarks' | 'regulatory'>> & {
  statuses: (Writable<StatusLine> | undefined)[];
  remarks: string[];
  regulatory: { text: string }[];
};

const QUANTITY = { codes: 'TPSD', weight: 'optional', needed: false } as const;

/**
 * Reads an FSU or FSA of version 14 or 15.
 * A wrong check digit is a warning here: status messages of working systems carry such numbers.
 * @returns undefined when it must be refused; `message.findings` says why
 */
export function parseFsu(message: MessageText): FsuData | undefined {
  const { findings, header } = message;
  const drafts: Draft[] = [];
  for (const segment of message.segments) {
    const current = drafts.at(-1);
    if (segment.id === 'AWB') startConsignment(segment, drafts, findings);
    else if (current) readInto(current, segment, `/consignments/${drafts.length - 1}`, findings);
    else warnOfUnknown(segment, findings);
  }
  if (!message.segments.some(({ id }) => id === 'AWB')) {
    findings.fault(
      'air/segment-missing',
      { line: header.number + 1 },
      '/consignments/0',
      '',
      'The message has no consignment line behind its identifier.',
      'Write the waybill number and its quantity: 999-12345675HKGCKG/T10K120.5.',
    );
  }
  if (findings.refused) return undefined;
  return {
    consignments: drafts.map((draft) => ({
      ...draft,
      statuses: draft.statuses.filter((status) => status !== undefined),
    })),
  };
}

function startConsignment(segment: Segment, drafts: Draft[], findings: Findings): void {
  const [line] = segment.lines;
  if (!line) return;
  const rule = { checkDigit: 'warning', airports: 'optional', quantity: QUANTITY } as const;
  const detail = readConsignment(line, rule, findings);
  drafts.push({ awb: '', ...detail, line: line.number, statuses: [], remarks: [], regulatory: [] });
}

function readInto(draft: Draft, segment: Segment, field: string, findings: Findings): void {
  const status = draft.statuses.at(-1);
  const { id, lines } = segment;
  if (isStatusCode(id)) {
    draft.statuses.push(readStatus(segment, id, `${field}/statuses/${draft.statuses.length}`, findings));
  } else if (id === 'ULD') {
    const units = lines.flatMap((line) =>
      new LineReader(line, findings, 'warning').each(2, UNIT_LOAD, `${field}/unitLoads`),
    );
    if (status) status.unitLoads = [...status.unitLoads, ...units];
  } else if (id === 'OSI') {
    const texts = lines.map(({ text, elements }) => text.slice((elements[0] ?? '').length + 1).trim());
    if (status) status.remarks = [...status.remarks, ...texts];
    else draft.remarks.push(...texts);
  } else if (id === 'OCI') {
    draft.regulatory.push(...lines.map(({ elements }) => ({ text: elements.slice(1).join('/') })));
  } else {
    warnOfUnknown(segment, findings);
  }
}

function warnOfUnknown({ id, lines: [line] }: Segment, findings: Findings): void {
  findings.warn(
    'air/segment-unknown',
    { line: line?.number ?? 0 },
    '/unknown',
    line?.text ?? '',
    `${id === '' ? 'The line' : id} is no status of this message; it was kept in the original and not used.`,
    'Check the identifier, or leave the line out.',
  );
}
