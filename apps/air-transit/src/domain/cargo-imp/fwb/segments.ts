import type { Findings } from '../findings';
import type { MessageText, Segment } from '../message-text';
import type { FwbData } from './fwb';

const REQUIRED = ['RTG', 'SHP', 'CNE', 'RTD'] as const;
/** Mandatory in the standard, but of the contract of carriage alone: their absence refuses nothing here. */
const COMMERCIAL = ['CVD', 'ISU', 'REF'] as const;
const KNOWN = new Set(
  `AWB FLT RTG SHP CNE AGT SSR NFY ACC CVD RTD OTH PPD COL CER ISU OSI CDC REF COR COI SII ARD SPH NOM SRI OPI OCI`.split(
    ' ',
  ),
);
const REPEATABLE = new Set(['OPI']);

/** Reads the first segment of an identifier, if it was sent. */
export type One = <Value>(id: string, read: (segment: Segment) => Value) => Value | undefined;

export function sorted({ segments, findings }: MessageText): Map<string, Segment[]> {
  const byId = new Map<string, Segment[]>();
  for (const segment of segments) {
    const before = byId.get(segment.id);
    if (!before) byId.set(segment.id, [segment]);
    else {
      before.push(segment);
      if (!REPEATABLE.has(segment.id) && KNOWN.has(segment.id)) warnOfRepeat(segment, findings);
    }
  }
  return byId;
}

export function requireSegments(segments: Map<string, Segment[]>, { header, findings }: MessageText): void {
  if (!segments.has('AWB')) {
    findings.fault(
      'air/segment-missing',
      { line: header.number + 1 },
      '/awb',
      '',
      'The message has no consignment line behind its identifier.',
      'Write the waybill number, airports, pieces and weight: 999-12345675HKGCKG/T10K120.5.',
    );
  }
  for (const id of [...REQUIRED, ...COMMERCIAL]) {
    if (segments.has(id)) continue;
    const severity = COMMERCIAL.some((commercial) => commercial === id) ? 'warning' : 'fault';
    const message = `The message has no ${id}, which the standard makes mandatory.`;
    findings.add(
      severity,
      'air/segment-missing',
      { line: header.number },
      '',
      id,
      message,
      `Add the ${id} segment.`,
    );
  }
}

function warnOfRepeat({ id, lines }: Segment, findings: Findings): void {
  const line = lines[0];
  const message = `${id} stands a second time; the first was used.`;
  findings.warn(
    'air/segment-repeated',
    { line: line?.number ?? 0 },
    '',
    line?.text ?? '',
    message,
    `Send one ${id}.`,
  );
}

export function unknownSegments(segments: Map<string, Segment[]>, findings: Findings): FwbData['unknown'] {
  return [...segments.values()].flat().flatMap(({ id, lines }) => {
    if (KNOWN.has(id)) return [];
    const [first] = lines;
    findings.warn(
      'air/segment-unknown',
      { line: first?.number ?? 0 },
      '/unknown',
      first?.text ?? '',
      `${id === '' ? 'The line' : id} is no segment of this message; it was kept and not used.`,
      'Check the identifier, or leave the segment out.',
    );
    return [{ id, lines: lines.map(({ text }) => text) }];
  });
}
