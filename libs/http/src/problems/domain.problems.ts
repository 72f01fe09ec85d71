import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of `libs/domain`: values and state machines that every service shares. */
export const DOMAIN_PROBLEMS = {
  'state/illegal-transition': {
    ...entry(
      'Its state does not allow this',
      '当前状态不允许此操作',
      'Fetch the object again and choose one of the moves its state allows.',
      '请重新读取对象,并选择当前状态允许的操作。',
    ),
    detailZh: '当前状态为 {from},不能变为 {to}。',
  },
  'value/not-a-decimal': entry(
    'Not a decimal number',
    '不是十进制数',
    'Write it as a string of at most 18 digits, without an exponent.',
    '请写成不超过 18 位数字的字符串,不用指数。',
  ),
  'value/currency-mismatch': entry(
    'Amounts of different currencies',
    '币种不一致',
    'State both amounts in one currency.',
    '请以同一币种填写。',
  ),
  'value/unit-mismatch': entry(
    'Quantities of different units',
    '计量单位不一致',
    'State both quantities in one unit (UN/ECE Recommendation 20).',
    '请使用同一计量单位(UN/ECE 第 20 号建议书)。',
  ),
  'air/invalid-waybill-number': entry(
    'Not an air waybill number',
    '航空运单号无效',
    'Write it as nnn-nnnnnnnn, where the last digit is the first seven modulo 7.',
    '格式为 nnn-nnnnnnnn,末位为前七位除以 7 的余数。',
  ),
} as const satisfies Catalogue;
