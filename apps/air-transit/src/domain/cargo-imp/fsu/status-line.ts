import type { Findings } from '../findings';
import { AIRPORT, CARRIER, DAY, DISCREPANCY, TEXT, TRANSFER_MANIFEST, type Form } from '../forms';
import { LineReader } from '../line';
import type { Segment } from '../message-text';
import { readQuantity, readVolumeOrDensity } from '../quantity-detail';
import { STATUS_CODES, type StatusCode, type StatusLine } from './fsu';
import { LAYOUTS, type Field } from './status-layouts';
import { FLIGHT_TIME, MOMENT } from './times';

type Draft = { -readonly [Key in keyof StatusLine]?: StatusLine[Key] };

export const isStatusCode = (id: string): id is StatusCode =>
  (STATUS_CODES as readonly string[]).includes(id);

const FLIGHT: Form<string> = {
  expected: 'a flight, or a carrier alone',
  example: 'CA1234',
  read: (text) => (/^[A-Z0-9]{2}(\d{3,4}[A-Z]?)?$/.test(text) ? text : undefined),
};

const LEG: Form<readonly [string, string]> = {
  expected: 'the airports of departure and arrival',
  example: 'HKGCKG',
  read: (text) => {
    const match = /^([A-Z]{3})([A-Z]{3})$/.exec(text);
    return match?.[1] && match[2] ? [match[1], match[2]] : undefined;
  },
};

const VOLUME_OR_DENSITY: Form<NonNullable<ReturnType<typeof readVolumeOrDensity>>> = {
  expected: 'a volume or a density group',
  example: 'MC0.31',
  read: readVolumeOrDensity,
};

/** @param field  pointer of the status: `/consignments/0/statuses/2` */
export function readStatus(
  segment: Segment,
  code: StatusCode,
  field: string,
  findings: Findings,
): StatusLine | undefined {
  const [head, follower, ...surplus] = segment.lines;
  if (!head) return undefined;
  const layout = LAYOUTS[code];
  const draft: Draft = { line: head.number, text: head.text, code, unitLoads: [], remarks: [] };
  const reader = new LineReader(head, findings);
  layout.first.forEach((name, index) =>
    readField(name, reader, index + 2, draft, `${field}/${name}`, findings),
  );
  if (code !== 'NFD' && code !== 'DLV') reader.endsAt(layout.first.length + 1);
  if (follower && layout.second) {
    const second = new LineReader(follower, findings, 'warning');
    layout.second.forEach((name, index) =>
      readField(name, second, index + 2, draft, `${field}/${name}`, findings),
    );
  }
  for (const line of follower && !layout.second ? [follower, ...surplus] : surplus) {
    new LineReader(line, findings).endsAt(1);
  }
  return isComplete(draft) ? draft : undefined;
}

const isComplete = (draft: Draft): draft is StatusLine =>
  draft.quantity !== undefined && draft.station !== undefined;

function readField(
  name: Field,
  reader: LineReader,
  element: number,
  draft: Draft,
  field: string,
  findings: Findings,
): void {
  const place = { line: reader.line.number, element };
  switch (name) {
    case 'leg': {
      const leg = reader.required(element, LEG, field);
      if (leg) [draft.station, draft.nextStation] = leg;
      return;
    }
    case 'plannedLeg': {
      const leg = reader.optional(element, LEG, field);
      if (leg) draft.nextStation = leg[1];
      return;
    }
    case 'station':
      return set(draft, 'station', reader.required(element, AIRPORT, field));
    case 'moment':
      return set(draft, 'moment', reader.required(element, MOMENT, field));
    case 'discrepancy':
      return set(draft, 'discrepancy', reader.required(element, DISCREPANCY, field));
    case 'quantity': {
      const rule = { codes: 'TPSD', weight: 'optional' } as const;
      return set(draft, 'quantity', readQuantity(reader.text(element), place, field, rule, findings));
    }
    case 'volume':
      return void Object.assign(draft, reader.optional(element, VOLUME_OR_DENSITY, field));
    case 'flight':
      return set(draft, 'flight', reader.optional(element, FLIGHT, field));
    case 'flightDay':
      return set(draft, 'flightDay', reader.optional(element, DAY, field));
    case 'departure':
    case 'arrival':
      return set(draft, name, reader.optional(element, FLIGHT_TIME, field));
    case 'carrier':
      return set(draft, name, reader.required(element, CARRIER, field));
    case 'otherCarrier':
      return set(draft, name, reader.optional(element, CARRIER, field));
    case 'party':
      return set(draft, name, reader.optional(element, TEXT, field));
    case 'transferManifest':
      return set(draft, name, reader.optional(element, TRANSFER_MANIFEST, field));
    default:
      return name satisfies never;
  }
}

function set<Key extends keyof Draft>(draft: Draft, key: Key, value: Draft[Key] | undefined): void {
  if (value !== undefined) draft[key] = value;
}
