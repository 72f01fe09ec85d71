import type { Findings } from '../findings';
import {
  AIRPORT,
  COUNTRY,
  DECIMAL,
  HARMONISED_CODE,
  TEXT,
  UNIT_LOAD,
  VOLUME,
  WEIGHT,
  type Form,
} from '../forms';
import { LineReader, type Line } from '../line';
import type { Segment } from '../message-text';
import type { Descriptor, Dimensions, RatingLine } from './fwb';

type Draft = { -readonly [Key in keyof RatingLine]: RatingLine[Key] } & { descriptors: Descriptor[] };

/** RTD: numbered lines of rate columns or descriptors; a line without a number goes on with the one before. */
export function readRating(segment: Segment, findings: Findings): RatingLine[] {
  const lines: Draft[] = [];
  for (const line of segment.lines) {
    const second = line.elements[1] ?? '';
    const numbered = /^\d{1,2}$/.test(second);
    const current = lines.at(-1);
    const draft: Draft =
      numbered || !current ? { number: numbered ? Number(second) : 1, descriptors: [] } : current;
    if (draft !== current) lines.push(draft);
    const index = lines.length - 1;
    readColumns(line, numbered ? 3 : 2, draft, `/rating/${index}`, findings);
  }
  return lines;
}

/** From element `first` on: rate columns, until a descriptor takes the rest of the line. */
function readColumns(line: Line, first: number, draft: Draft, field: string, findings: Findings): void {
  const reader = new LineReader(line, findings, 'warning');
  for (let element = first; element <= line.elements.length; element += 1) {
    const text = reader.text(element);
    if (/^N[GCDVUSHO]$/.test(text)) {
      const at = `${field}/descriptors/${draft.descriptors.length}`;
      const descriptor = readDescriptor(text, reader, element + 1, at);
      if (descriptor) draft.descriptors.push(descriptor);
      return;
    }
    if (/^[A-Z]$/.test(text)) draft.descriptors.push({ kind: 'service', text });
    else if (text !== '') readColumn(text, element, draft, field, line, findings);
  }
}

function readColumn(
  text: string,
  element: number,
  draft: Draft,
  field: string,
  line: Line,
  findings: Findings,
): void {
  const value = text.slice(1);
  const decimal = DECIMAL.read(value);
  const weight = WEIGHT.read(text);
  const point = AIRPORT.read(value);
  if (weight) draft.weight = weight;
  else if (text[0] === 'P' && /^\d{1,4}$/.test(value)) draft.pieces = Number(value);
  else if (text[0] === 'P' && point !== undefined) draft.rateCombinationPoint = point;
  else if (text[0] === 'C' && /^[A-Z]$/.test(value)) draft.rateClass = value;
  else if (text[0] === 'S' && /^[A-Z0-9]{1,7}$/.test(value)) draft.commodityItem = value;
  else if (text[0] === 'W' && decimal !== undefined) draft.chargeableWeight = decimal;
  else if (text[0] === 'R' && decimal !== undefined) draft.rate = decimal;
  else if (text[0] === 'T' && decimal !== undefined) draft.total = decimal;
  else {
    findings.warn(
      'air/element-malformed',
      { line: line.number, element },
      field,
      text,
      `Line ${line.number} element ${element} is no column of a rate line.`,
      'Begin the column with P, K, L, C, S, W, R or T and write its value behind it.',
    );
  }
}

const TEXTS = {
  NG: { kind: 'goods', form: TEXT },
  NC: { kind: 'consolidation', form: TEXT },
  NU: { kind: 'unitLoad', form: UNIT_LOAD },
  NH: { kind: 'harmonisedCode', form: HARMONISED_CODE },
  NO: { kind: 'originCountry', form: COUNTRY },
} as const;

function readDescriptor(
  id: string,
  reader: LineReader,
  element: number,
  field: string,
): Descriptor | undefined {
  if (id === 'NV') {
    const volume = reader.required(element, VOLUME, field);
    return volume && { kind: 'volume', volume };
  }
  if (id === 'NS') {
    const pieces = reader.required(element, LOAD_AND_COUNT, field);
    return pieces === undefined ? undefined : { kind: 'loadAndCount', pieces };
  }
  if (id === 'ND') return readDimensions(reader, element, field);
  const { kind, form } = TEXTS[id as keyof typeof TEXTS];
  if (form === TEXT) return { kind, text: reader.rest(element).trim() };
  const text = reader.required(element, form, field);
  return text === undefined ? undefined : { kind, text };
}

const LOAD_AND_COUNT: Form<number> = {
  expected: "the shipper's count in one to five digits",
  example: '18',
  read: (text) => (/^\d{1,5}$/.test(text) ? Number(text) : undefined),
};

/** `ND/K80.0/CMT80-40-20/4`, or `NDA` where no dimensions are available. */
function readDimensions(reader: LineReader, element: number, field: string): Descriptor {
  const weight = reader.optional(element, WEIGHT, `${field}/weight`);
  const text = reader.text(element + 1);
  const dimensions =
    text === 'NDA' || text === ''
      ? undefined
      : reader.required(element + 1, dimensionsOf(reader.text(element + 2)), `${field}/dimensions`);
  return { kind: 'dimensions', ...(weight && { weight }), ...(dimensions && { dimensions }) };
}

const dimensionsOf = (pieces: string): Form<Dimensions> => ({
  expected: 'a unit, length, width and height, then the number of pieces',
  example: 'CMT80-40-20/4',
  read: (text) => {
    const match = /^(CMT|INH|MMT|MTR|FOT)(\d{1,5})-(\d{1,5})-(\d{1,5})$/.exec(text);
    if (!match?.[1] || !/^\d{1,4}$/.test(pieces)) return undefined;
    const [, unit, length, width, height] = match;
    return {
      unit,
      length: Number(length),
      width: Number(width),
      height: Number(height),
      pieces: Number(pieces),
    };
  },
});
