import type { Findings, Place } from './findings';
import { VOLUME, WEIGHT, type Form, type Measure } from './forms';

/** What a `/T10K120.5MC0.31DG6` says. */
export interface QuantityDetail {
  /** T all pieces, P a part, S a part of a split on one flight, D a part divided over flights, M several. */
  readonly description: string;
  readonly pieces: number;
  readonly weight?: Measure;
  readonly volume?: Measure;
  readonly densityGroup?: number;
  /** Pieces of the whole consignment behind a part: `P20T30`. */
  readonly totalPieces?: number;
}

const COUNT = /^([TPSDM])(\d{1,5})(?!\d)/;
const NUMBER = '\\d{1,12}(?:[.,]\\d{1,4})?';
const PARTS = {
  weight: new RegExp(`^[KL]${NUMBER}`),
  volume: new RegExp(`^[A-Z]{2}${NUMBER}`),
  density: /^DG(\d{1,2})/,
  total: /^T(\d{1,5})/,
} as const;

export interface QuantityRule {
  /** Shipment description codes that the place allows. */
  readonly codes: string;
  readonly weight: 'required' | 'optional';
}

/**
 * Reads a quantity element part by part, so that a fault names the part.
 * @param field  pointer of what the quantity belongs to, in front of `/pieces`, `/weight` …
 */
export function readQuantity(
  text: string,
  place: Place,
  field: string,
  rule: QuantityRule,
  findings: Findings,
): QuantityDetail | undefined {
  const malformed = (part: string, expected: string, value: string): undefined => {
    findings.fault(
      text === '' ? 'air/element-missing' : 'air/element-malformed',
      place,
      `${field}/${part}`,
      value,
      `${sentencePlace(place)} should have ${expected}.`,
      `Write ${expected}, for example ${rule.codes[0]}10K120.5.`,
    );
    return undefined;
  };
  const count = COUNT.exec(text);
  const pieces = Number(count?.[2]);
  const description = count?.[1] ?? '';
  if (!count || !rule.codes.includes(description) || pieces < 1 || pieces > 9999) {
    return malformed('pieces', `${[...rule.codes].join(' or ')} and 1 to 9999 pieces`, text);
  }
  let rest = text.slice(count[0].length);
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match) rest = rest.slice(match[0].length);
    return match;
  };
  const weight = measured(take(PARTS.weight)?.[0], WEIGHT);
  const density = take(PARTS.density);
  const volume = density ? undefined : measured(take(PARTS.volume)?.[0], VOLUME);
  const group = density ?? take(PARTS.density);
  const total = take(PARTS.total);
  if (rest !== '')
    return malformed('weight', 'K or L and a weight, then nothing but volume and density', rest);
  if (weight === undefined && rule.weight === 'required')
    return malformed('weight', 'a weight behind the pieces', text);
  if (weight !== undefined && Number(weight.value) === 0 && rule.weight === 'required') {
    return malformed('weight', 'a weight above zero', text);
  }
  return {
    description,
    pieces,
    ...(weight && { weight }),
    ...(volume && { volume }),
    ...(group && { densityGroup: Number(group[1]) }),
    ...(total && { totalPieces: Number(total[1]) }),
  };
}

const measured = (text: string | undefined, form: Form<Measure>): Measure | undefined =>
  text === undefined ? undefined : form.read(text);

const sentencePlace = ({ line, element }: Place): string => `Line ${line} element ${element ?? 1}`;

/** `MC0.31` or `DG6`, as status lines carry it. */
export function readVolumeOrDensity(
  text: string,
): Pick<QuantityDetail, 'volume' | 'densityGroup'> | undefined {
  const density = /^DG(\d{1,2})$/.exec(text);
  if (density) return { densityGroup: Number(density[1]) };
  const volume = VOLUME.read(text);
  return volume && { volume };
}
