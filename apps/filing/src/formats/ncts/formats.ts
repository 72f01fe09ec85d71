import type { Text } from '@landport/contracts';

/** A text's format as JSON Schema, with what it means in words. */
export type FormatSchema = Readonly<Record<string, unknown>>;

/** Where a date is expected, test files of the standard's users hold `{{name}}` for a tool to fill in. */
export const PLACEHOLDER = /^\{\{\w+\}\}$/;

const meaning = (en: string, zh: string): { readonly 'x-meaning': Text } => ({ 'x-meaning': { en, zh } });

const text = (pattern: string, en: string, zh: string): FormatSchema => ({
  type: 'string',
  pattern: `^(?:${pattern})$`,
  ...meaning(en, zh),
});

const DAY = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?Z?';
const TO_FILL_IN = '\\{\\{\\w+\\}\\}';

const NAMED: Readonly<Record<string, FormatSchema>> = {
  flag: { enum: ['0', '1'], ...meaning('0 for no, 1 for yes', '0 表示否，1 表示是') },
  date: text(`${DAY}|${TO_FILL_IN}`, 'a day as 2026-03-31', '日期，如 2026-03-31'),
  dateTime: text(
    `${DAY}T${TIME}|${TO_FILL_IN}`,
    'a moment as 2026-03-31T08:30:00',
    '时刻，如 2026-03-31T08:30:00',
  ),
  country: text('[A-Z]{2}', 'a country code of two capitals (ISO 3166)', '两位大写国家代码（ISO 3166）'),
  currency: text('[A-Z]{3}', 'a currency of three capitals (ISO 4217)', '三位大写币种代码（ISO 4217）'),
  language: text('[A-Za-z]{2}', 'a language code of two letters (ISO 639)', '两位语言代码（ISO 639）'),
  office: text(
    '[A-Z]{2}[A-Z0-9]{6}',
    'a customs office: its country and six letters or digits',
    '海关机构代码：国家代码加六位字母或数字',
  ),
  LRN: text(
    '[!-~](?:[ -~]{0,20}[!-~])?',
    'your own reference, 1 to 22 printable characters',
    '自编号，1至22个可打印字符',
  ),
  // Up to 2024 its 17th character was free; since then a letter there tells the procedure.
  MRN: text(
    '(?:[01]\\d|2[0-4])[A-Z]{2}[A-Z0-9]{13}\\d|(?:2[4-9]|[3-9]\\d)[A-Z]{2}[A-Z0-9]{12}[J-M]\\d',
    'a movement reference number of transit, 18 characters',
    '过境业务编号（MRN），18 位',
  ),
  GRN: text(
    '\\d{2}[A-Z]{2}[A-Z0-9]{12}\\d(?:[A-Z]\\d{6})?',
    'a guarantee reference number of 17 or 24 characters',
    '担保编号（GRN），17 或 24 位',
  ),
  hs6: text('\\d{6}', 'the six digits of a subheading of the Harmonized System', '协调制度六位子目号'),
  unLocode: text('[A-Z]{2}[A-Z2-9]{3}', 'a UN/LOCODE of five characters', '五位 UN/LOCODE 代码'),
  email: text('(?=.{3,256}$)[^\\s@]+@[^\\s@]+\\.[^\\s@]+', 'an e-mail address', '电子邮件地址'),
  latitude: text(
    '[+-]?(?:[0-8]?\\d\\.\\d{5,7}|90\\.0{5,7})',
    'degrees of latitude with 5 to 7 decimals',
    '纬度，5 至 7 位小数',
  ),
  longitude: text(
    '[+-]?(?:(?:1[0-7]|\\d)?\\d\\.\\d{5,7}|180\\.0{5,7})',
    'degrees of longitude with 5 to 7 decimals',
    '经度，5 至 7 位小数',
  ),
};

/** `an..35`, `an4`, `n..5`, `n2`, `a1`, `n..16,6`: letters or digits, up to or exactly so many, decimals behind the comma. */
const WRITTEN = /^(an?|n)(\.\.)?(\d+)(?:,(\d+))?$/;

/** @throws for a format that nobody defined, which only an edit of the table can bring in */
export function formatSchema(format: string): FormatSchema {
  if (format.startsWith('codes ')) return { enum: format.split(' ').slice(1) };
  const named = NAMED[format];
  if (named) return named;
  const [, sort, upTo, digits, decimals] = WRITTEN.exec(format) ?? [];
  const length = Number(digits);
  if (sort === 'n') return number(length, upTo !== undefined, decimals);
  if (sort === undefined) throw new Error(`${format} is no format of the table`);
  const one = sort === 'a' ? '[A-Za-z]' : '\\S';
  const inner = sort === 'a' ? '[A-Za-z]' : '.';
  const middle = upTo === undefined ? `{${length - 2}}` : `{0,${length - 2}}`;
  const pattern = length === 1 ? one : `${one}${inner}${middle}${one}${upTo === undefined ? '' : `|${one}`}`;
  return upTo === undefined
    ? text(pattern, `exactly ${length} characters`, `${length} 个字符`)
    : text(pattern, `1 to ${length} characters`, `1至${length}个字符`);
}

function number(digits: number, upTo: boolean, decimals: string | undefined): FormatSchema {
  if (decimals !== undefined) {
    // As XML Schema counts digits of a decimal: those of its value, so zeros at its end weigh nothing.
    return text(
      `(?=(?:\\.?\\d){1,${digits}}0{0,6}$)(?:0|[1-9]\\d{0,${digits - 1}})(?:\\.\\d{1,${decimals}}0{0,6})?`,
      `a decimal of at most ${digits} digits, ${decimals} of them behind the point, without exponent`,
      `最多${digits}位、小数不超过${decimals}位的十进制数，不用指数`,
    );
  }
  return upTo
    ? text(
        `0|[1-9]\\d{0,${digits - 1}}`,
        `a whole number of at most ${digits} digits`,
        `不超过${digits}位的整数`,
      )
    : text(`\\d{${digits}}`, `a code of ${digits} digits`, `${digits}位数字代码`);
}
