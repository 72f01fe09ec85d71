import { Problem } from '../problems/problem';

const WHAT = {
  syntax: { en: 'is not JSON', zh: '不是合法的 JSON' },
  utf8: { en: 'is not UTF-8', zh: '不是 UTF-8 编码' },
  control: { en: 'is a control character that must be escaped', zh: '控制字符须转义' },
  nul: { en: 'is a NUL character', zh: '含 NUL 字符' },
  surrogate: { en: 'is half of a surrogate pair', zh: '含不成对的代理字符' },
  duplicate: { en: 'repeats a name of the same object', zh: '同一对象中名称重复' },
  prototype: { en: 'is a name that is not taken', zh: '不接受的名称' },
  number: {
    en: 'is a number that would lose digits; write it as a string',
    zh: '数字会丢失精度,请写成字符串',
  },
  deep: { en: 'is nested more than 64 levels deep', zh: '嵌套超过 64 层' },
  end: { en: 'ends before the value is whole', zh: '内容不完整' },
} as const;

export type JsonFaultKind = keyof typeof WHAT;

const NEWLINE = 0x0a;

/** Line and column, both from 1, of a byte; columns count bytes. */
function placeOf(bytes: Uint8Array, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = 0; at < offset; at += 1) {
    if (bytes[at] !== NEWLINE) continue;
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

/** The refusal of a body that is no JSON we take, with the place where it goes wrong. */
export function jsonProblem(bytes: Uint8Array, offset: number, kind: JsonFaultKind): Problem {
  const { line, column } = placeOf(bytes, offset);
  const { en, zh } = WHAT[kind];
  return new Problem({
    status: 400,
    code: kind === 'deep' ? 'request/too-deep' : 'request/malformed-json',
    detail: {
      en: `The body ${en} (line ${line}, column ${column}).`,
      zh: `请求体第 ${line} 行第 ${column} 列:${zh}。`,
    },
    extensions: { line, column },
  });
}
