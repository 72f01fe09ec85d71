const bytes = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));

export const deepArray = (levels: number): string => '['.repeat(levels);

/** What is wrong with a body before any shape is looked at. */
export interface HostileBody {
  readonly name: string;
  readonly body: Buffer;
  readonly status: 400 | 413 | 422;
}

const at400 = (name: string, ...parts: readonly (string | Buffer)[]): HostileBody => ({
  name,
  body: bytes(...parts),
  status: 400,
});

/** Bodies that no JSON parser should be given, or takes in silence and should not. */
export const UNREADABLE: readonly HostileBody[] = [
  at400('a member without value', '{"a": }'),
  at400('a comma too many', '{"a": 1,}'),
  at400('single quotes', "{'a': 1}"),
  at400('a comment', '{"a": 1 /* one */}'),
  at400('a second document', '{} {}'),
  at400('no bytes at all', ''),
  at400('a lone brace', '{'),
  at400('NaN', '{"a": NaN}'),
  at400('a leading zero', '{"a": 01}'),
  at400('a byte order mark', Buffer.from([0xef, 0xbb, 0xbf]), '{}'),
  at400('a line break in a string', '{"a": "x\ny"}'),
  at400('5,000 arrays', deepArray(5_000)),
  at400('a million arrays', deepArray(1_000_000)),
  at400('65 arrays, well closed', '{"payload":', deepArray(65), ']'.repeat(65), '}'),
  at400('300,000 objects', '{"a":'.repeat(200_000)),
  at400('a name twice', '{"reason": "a", "reason": "b"}'),
  at400('a name twice, once escaped', '{"reason": "a", "re\\u0061son": "b"}'),
  at400('__proto__', '{"__proto__": {"admin": true}}'),
  at400('__proto__, escaped', '{"\\u005f_proto__": {"admin": true}}'),
  at400('constructor.prototype', '{"constructor": {"prototype": {"admin": true}}}'),
  at400('1e400', '{"from": 1e400}'),
  at400('an integer that would change', '{"from": 9007199254740993}'),
  at400('NUL, escaped', '{"reason": "a\\u0000b"}'),
  at400('NUL, raw', bytes('{"reason": "a', Buffer.from([0]), 'b"}')),
  at400('half a surrogate pair', '{"reason": "\\ud800"}'),
  at400('halves in the wrong order', '{"reason": "\\udc00\\ud800"}'),
  at400('overlong UTF-8', bytes('{"reason": "', Buffer.from([0xc0, 0xaf]), '"}')),
  at400('a surrogate in UTF-8', bytes('{"reason": "', Buffer.from([0xed, 0xa0, 0x80]), '"}')),
  at400('UTF-16', Buffer.from('{"reason": "a"}', 'utf16le')),
  { name: '5,000,000 arrays', body: bytes(deepArray(5_000_000)), status: 413 },
  { name: 'a string over the limit', body: bytes(`{"reason": "${'x'.repeat(1_100_000)}"}`), status: 413 },
  ...['[]', 'null', '"text"', '1', 'true'].map((text): HostileBody => ({
    name: `${text} for an object`,
    body: bytes(text),
    status: 422,
  })),
];

/** Values of every wrong sort for a field. */
export const WRONG_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  1e15,
  '',
  ' ',
  '1e400',
  'NaN',
  '-1',
  '999999999999999999999',
  "'; DROP TABLE filing; --",
  'x'.repeat(70_000),
  [],
  {},
  [[]],
  { $ne: null },
];

/** A body with one field left out, or with another value, for every field down to the leaves. */
export function* changedAtEachField(
  value: unknown,
  values: readonly unknown[] = WRONG_VALUES,
): Generator<{ readonly at: string; readonly body: unknown }> {
  if (Array.isArray(value)) {
    for (const change of changedAtEachField(value[0], values))
      yield { at: `/0${change.at}`, body: [change.body, ...(value.slice(1) as unknown[])] };
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const object = value as Readonly<Record<string, unknown>>;
  yield { at: '/surplus', body: { ...object, surplus: 1 } };
  for (const [name, member] of Object.entries(object)) {
    const { [name]: _left, ...others } = object;
    yield { at: `/${name} left out`, body: others };
    for (const wrong of values) yield { at: `/${name}`, body: { ...object, [name]: wrong } };
    for (const { at, body } of changedAtEachField(member, values))
      yield { at: `/${name}${at}`, body: { ...object, [name]: body } };
  }
}
