import fc from 'fast-check';
import { Problem } from '../problems/problem';
import { parseGuarded } from './json-guard';

const refusal = (body: string | Buffer): Problem => {
  try {
    parseGuarded(Buffer.from(body as string));
  } catch (error) {
    return error as Problem;
  }
  throw new Error(`took ${body.toString().slice(0, 60)}`);
};

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('the JSON guard', () => {
  it('reads whatever JSON.stringify writes, and gives the same value', () => {
    const value = fc.jsonValue({ maxDepth: 6, stringUnit: 'grapheme' });
    const plain = value.filter((each) => {
      const text = JSON.stringify(each);
      const isRefused = /\\u0000|\\ud[89a-f]|"(__proto__|prototype)"|[^.\d]\d{16,}(?![.\d])|^-?\d{16,}$|e\+/;
      return !isRefused.test(text);
    });
    fc.assert(
      fc.property(plain, fc.constantFrom(undefined, 2, '\t'), (each, space) => {
        const text = JSON.stringify(each, null, space);
        expect(parseGuarded(Buffer.from(text))).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('refuses whatever JSON.parse refuses, and never anything but a problem comes out', () => {
    const letters = fc.constantFrom(...'{}[]:,"\\ue0123456789.-+ \n\ttrufalsn\u0001é');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 12 }), (each) => {
        const text = each.join('');
        try {
          parseGuarded(Buffer.from(text));
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
          return;
        }
        expect(() => JSON.parse(text)).not.toThrow();
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['a comma too many', '{\n  "a": 1,\n}', 3, 1],
    ['a name without quotes', '{a: 1}', 1, 2],
    ['two values', '{} {}', 1, 4],
    ['a leading zero', '[01]', 1, 3],
    ['a word that is none', '[nul]', 1, 2],
    ['a raw line break in a text', '["a\nb"]', 1, 4],
    ['an escape that is none', '["\\x"]', 1, 3],
    ['an end too early', '{"a": [1', 1, 9],
    ['nothing', '', 1, 1],
    ['NUL, escaped', '["\\u0000"]', 1, 3],
    ['half of a surrogate pair', '["\\ud800"]', 1, 3],
    ['the other half', '["\\udc00"]', 1, 3],
    ['a name given twice', '{"a":1,\n "b":2, "a":3}', 2, 9],
    ['a name given twice, once escaped', '{"a":1,"\\u0061":2}', 1, 8],
    ['__proto__', '{"a":{"__proto__":{}}}', 1, 7],
    ['__proto__, escaped', '{"\\u005f_proto__":{}}', 1, 2],
    ['constructor.prototype', '{"constructor":{"prototype":{}}}', 1, 17],
    ['an integer beyond 2^53', '[9007199254740993]', 1, 2],
    ['an infinite number', '[1e400]', 1, 2],
    ['a number that sinks to zero', '[1e-400]', 1, 2],
    ['a decimal that loses digits', '[0.12345678901234567]', 1, 2],
  ])('names line and column of %s', (_, body, line, column) => {
    const { status, options } = refusal(body);
    expect({ status, ...options.extensions }).toEqual({ status: 400, line, column });
  });

  it('names the first byte that is not UTF-8', () => {
    const body = Buffer.concat([Buffer.from('{"名":\n"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
    expect(refusal(body).options.extensions).toEqual({ line: 2, column: 2 });
  });

  it('takes 64 levels and refuses the 65th and the millionth alike', () => {
    expect(() => parseGuarded(Buffer.from(nested(64)))).not.toThrow();
    expect(refusal(nested(65)).code).toBe('request/too-deep');
    expect(refusal('['.repeat(1_000_000)).code).toBe('request/too-deep');
  });

  it('finds a repeated name among thousands, and among those of objects inside', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `"n${index}":{"n0":${index}}`);
    expect(() => parseGuarded(Buffer.from(`{${many.join()}}`))).not.toThrow();
    expect(refusal(`{${many.join()},"n7":1}`).code).toBe('request/malformed-json');
    expect(() => parseGuarded(Buffer.from('{"\\u0061":{"b":1},"b":2}'))).not.toThrow();
  });

  it('takes a prototype that no constructor holds', () => {
    expect(parseGuarded(Buffer.from('{"prototype":1,"constructor":"x"}'))).toEqual({
      prototype: 1,
      constructor: 'x',
    });
  });
});
