/** What an element must look like, in words and as a check. All patterns are anchored and free of nested repeats. */
export interface Form<Value> {
  readonly expected: string;
  readonly example?: string;
  /** @returns undefined when the text does not fit */
  read(text: string): Value | undefined;
}

const matching = (pattern: RegExp, expected: string, example: string): Form<string> => ({
  expected,
  example,
  read: (text) => (pattern.test(text) ? text : undefined),
});

export const AIRPORT = matching(/^[A-Z]{3}$/, 'an airport of three letters', 'CKG');
export const CARRIER = matching(/^[A-Z0-9]{2}$/, 'a carrier of two letters or digits', 'CA');
export const COUNTRY = matching(/^[A-Z]{2}$/, 'an ISO country of two letters', 'CN');
export const CURRENCY = matching(/^[A-Z]{3}$/, 'an ISO currency of three letters', 'CNY');
export const HANDLING_CODE = matching(/^[A-Z]{3}$/, 'a special handling code of three letters', 'ELI');
export const HARMONISED_CODE = matching(/^[A-Z0-9]{6,18}$/, 'a harmonised code of 6 to 18 digits', '854231');
export const AGENT_CODE = matching(/^\d{7}$/, 'an IATA cargo agent code of seven digits', '9147123');
export const CASS_ADDRESS = matching(/^\d{4}$/, 'a CASS address of four digits', '0101');
export const DISCREPANCY = matching(/^[A-Z]{4}$/, 'a discrepancy code of four letters', 'MSCA');
export const TRANSFER_MANIFEST = matching(/^\d{6}$/, 'a transfer manifest number of six digits', '045491');
/** ULD type, serial of 3 to 5 characters, owner; a loading indicator may follow. */
export const UNIT_LOAD = matching(
  /^[A-Z][A-Z0-9]{2}[A-Z0-9]\d{3,4}[A-Z0-9]{2}(-[A-Z])?$/,
  'a unit load device: type, serial number, owner',
  'PMC16735QR',
);

export const TEXT: Form<string> = {
  expected: 'a text',
  read: (text) => text.trim() || undefined,
};

/** Decimal text without superfluous zeros in front; the standard writes a point, a comma is met in traffic. */
const decimalText = (text: string): string | undefined => {
  const match = /^0*(\d{1,12})(?:[.,](\d{1,4}))?$/.exec(text);
  return match?.[1] && (match[2] === undefined ? match[1] : `${match[1]}.${match[2]}`);
};

export const DECIMAL: Form<string> = { expected: 'a decimal number', example: '120.5', read: decimalText };

export interface Measure {
  /** Decimal text. */
  readonly value: string;
  /** UN/ECE Recommendation 20. */
  readonly unit: string;
}

const measure = (
  units: Readonly<Record<string, string>>,
  length: number,
  expected: string,
  example: string,
) =>
  ({
    expected,
    example,
    read: (text) => {
      const unit = units[text.slice(0, length)];
      const value = decimalText(text.slice(length));
      return unit === undefined || value === undefined ? undefined : { value, unit };
    },
  }) satisfies Form<Measure>;

export const WEIGHT = measure({ K: 'KGM', L: 'LBR' }, 1, 'a weight in kilograms (K) or pounds (L)', 'K120.5');
export const VOLUME = measure(
  { MC: 'MTQ', CC: 'CMQ', CF: 'FTQ', CI: 'INQ' },
  2,
  'a volume in MC, CC, CF or CI',
  'MC0.31',
);

/** Day and month without a year; the reader resolves it by the time of receipt. */
export interface DayOfYear {
  readonly day: number;
  /** From 1. */
  readonly month: number;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const DAY: Form<DayOfYear> = {
  expected: 'a day and a month',
  example: '24NOV',
  read: (text) => {
    const day = Number(/^(\d{2})[A-Z]{3}$/.exec(text)?.[1]);
    const month = MONTHS.indexOf(text.slice(2)) + 1;
    return month > 0 && day >= 1 && day <= (LONGEST[month - 1] ?? 0) ? { day, month } : undefined;
  },
};
