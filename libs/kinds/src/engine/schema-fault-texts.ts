import type { Text } from '@landport/contracts';

interface FaultTexts {
  readonly message: Text;
  readonly remedy: Text;
}

/** What each sort of schema fault says. `{…}` are filled from the fault. */
export const SCHEMA_FAULTS = {
  'schema/missing': {
    message: { en: '{name} is missing.', zh: '缺少 {name}。' },
    remedy: { en: 'Add {name}{meaning}.', zh: '补填 {name}{meaning}。' },
  },
  'schema/unknown-member': {
    message: { en: '{name} is not known here.', zh: '此处不应有 {name}。' },
    remedy: { en: '{advice}', zh: '{advice}' },
  },
  'schema/type': {
    message: { en: 'This is {seen} where {wanted} is expected.', zh: '此处为{seen}，应为{wanted}。' },
    remedy: { en: 'Give {wanted}{meaning}.', zh: '请填写{wanted}{meaning}。' },
  },
  'schema/form': {
    message: { en: '{value} does not have the form expected.', zh: '{value} 格式不符。' },
    remedy: { en: 'Write {form}.', zh: '请填写{form}。' },
  },
  'schema/length': {
    message: { en: 'The text has {length} characters.', zh: '文本长度为 {length} 个字符。' },
    remedy: { en: 'Write {bounds} characters.', zh: '请填写{bounds}个字符。' },
  },
  'schema/not-in-list': {
    message: { en: '{value} is not one of the values allowed.', zh: '{value} 不在允许的取值之内。' },
    remedy: { en: 'Use {advice}.', zh: '请使用 {advice}。' },
  },
  'schema/count': {
    message: { en: 'There are {length} entries.', zh: '共有 {length} 项。' },
    remedy: { en: 'Give {bounds} entries.', zh: '请提供{bounds}项。' },
  },
  'schema/range': {
    message: { en: '{value} is outside the range allowed.', zh: '{value} 超出允许范围。' },
    remedy: { en: 'Give a number that is {bounds}.', zh: '请填写{bounds}的数值。' },
  },
  'schema/repeated': {
    message: { en: 'Entries {first} and {second} are the same.', zh: '第 {first} 项与第 {second} 项相同。' },
    remedy: { en: 'Remove one of them.', zh: '请删除其中一项。' },
  },
  'schema/more-untold': {
    message: {
      en: 'The payload holds more than {most} values; only its first fault was looked for.',
      zh: '数据项超过 {most} 个，仅检查出首个错误。',
    },
    remedy: {
      en: 'Mend the fault and send it again, or split the payload.',
      zh: '请更正后重新提交，或拆分提交。',
    },
  },
  'schema/not-allowed': {
    message: { en: 'This cannot be taken as it stands.', zh: '此处内容不被接受。' },
    remedy: { en: 'Compare it with the schema of the kind.', zh: '请对照该事项的数据结构。' },
  },
} as const satisfies Record<string, FaultTexts>;

export type SchemaFaultCode = keyof typeof SCHEMA_FAULTS;
