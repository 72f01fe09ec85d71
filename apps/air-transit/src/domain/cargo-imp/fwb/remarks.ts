import type { Findings } from '../findings';
import { AIRPORT, COUNTRY, DAY, HANDLING_CODE, TEXT, type Form } from '../forms';
import { LineReader } from '../line';
import type { Segment } from '../message-text';
import { defined } from './charges';
import type { Issue, Participant, RegulatoryItem, Texts } from './fwb';

const warned = (line: Segment['lines'][number], findings: Findings): LineReader =>
  new LineReader(line, findings, 'warning');

/** SSR, OSI: one text a line. */
export const readTexts = (segment: Segment): string[] =>
  segment.lines.map(({ text, elements }) => text.slice((elements[0] ?? '').length + 1).trim());

/** One text on one line: CER, ARD, COR. */
export const readText = (segment: Segment): string => readTexts(segment)[0] ?? '';

/** ACC: `/GEN/text` a line. */
export function readAccounting(segment: Segment, findings: Findings): Texts['accounting'] {
  return segment.lines.map((line, index) => {
    const acc = warned(line, findings);
    return {
      kind: acc.required(2, HANDLING_CODE, `/texts/accounting/${index}`) ?? '',
      text: acc.rest(3).trim(),
    };
  });
}

const ISSUE_DATE: Form<Issue['date']> = {
  expected: 'a date of day, month and year',
  example: '24NOV26',
  read: (text) => {
    const day = DAY.read(text.slice(0, 5));
    return day && /^\d{2}$/.test(text.slice(5))
      ? { ...day, yearOfCentury: Number(text.slice(5)) }
      : undefined;
  },
};

/** ISU: `/24NOV26/HONG KONG/SIGNATURE` */
export function readIssue(segment: Segment, findings: Findings): Issue | undefined {
  const line = segment.lines[0];
  if (!line) return undefined;
  const isu = warned(line, findings);
  const date = isu.required(2, ISSUE_DATE, '/issue/date');
  const signature = isu.optional(4, TEXT, '/issue/signature');
  return date && { date, place: isu.text(3).trim(), ...(signature !== undefined && { signature }) };
}

/** SPH: up to nine codes. */
export function readHandlingCodes(segment: Segment, findings: Findings): string[] {
  return segment.lines.flatMap((line) => warned(line, findings).each(2, HANDLING_CODE, '/handlingCodes'));
}

/** `/office/file/kind/code/airport`: the end of REF and of each OPI. */
function readIdentity(reader: LineReader, field: string): Omit<Participant, 'name'> {
  return defined({
    office: reader.text(2) || undefined,
    file: reader.text(3) || undefined,
    kind: reader.text(4) || undefined,
    code: reader.text(5) || undefined,
    airport: reader.optional(6, AIRPORT, `${field}/airport`),
  });
}

/** REF: who sent the message. */
export function readSender(segment: Segment, findings: Findings): Participant | undefined {
  const line = segment.lines[0];
  return line && { name: '', ...readIdentity(warned(line, findings), '/texts/sender') };
}

/** OPI: another participant, its name and then its identity. */
export function readParticipant(
  segment: Segment,
  index: number,
  findings: Findings,
): Participant | undefined {
  const [head, identity] = segment.lines;
  if (!head) return undefined;
  const field = `/participants/${index}`;
  const name = warned(head, findings).required(2, TEXT, `${field}/name`) ?? '';
  return { name, ...(identity && readIdentity(warned(identity, findings), field)) };
}

const CONTROL: Form<string> = {
  expected: 'a customs, security or regulatory control identifier of one or two letters',
  example: 'ED',
  read: (text) => (/^[A-Z]{1,2}$/.test(text) ? text : undefined),
};

/** OCI: `/country/subject/control/text` a line. */
export function readRegulatory(segment: Segment, findings: Findings): RegulatoryItem[] {
  return segment.lines.map((line, index) => {
    const oci = warned(line, findings);
    const field = `/regulatory/${index}`;
    return {
      ...defined({
        country: oci.optional(2, COUNTRY, `${field}/country`),
        subject: oci.optional(3, HANDLING_CODE, `${field}/subject`),
        control: oci.optional(4, CONTROL, `${field}/control`),
      }),
      text: oci.rest(5).trim(),
    };
  });
}
