import { EACH, headingOf, memberPathOf, pointerAlong } from './member-path';

describe('a heading', () => {
  it.each([
    ['reference', ['reference']],
    ['kind', ['kind']],
    ['payload.Declarant.ID', ['payload', 'Declarant', 'ID']],
    ['Declarant.ID', ['payload', 'Declarant', 'ID']],
    ['payload.Item[0].Code', ['payload', 'Item', 0, 'Code']],
    ['payload.Item[].Code', ['payload', 'Item', EACH, 'Code']],
    ['documents[].type', ['documents', EACH, 'type']],
    ['/Declarant/ID', ['payload', 'Declarant', 'ID']],
    ['/payload/Declarant/ID', ['payload', 'Declarant', 'ID']],
    ['/Item/0/Code', ['payload', 'Item', 0, 'Code']],
    ['/Item/-/Code', ['payload', 'Item', EACH, 'Code']],
    ['/a~1b/c~0d', ['payload', 'a/b', 'c~d']],
  ])('%s leads to %p', (heading, path) => {
    expect(memberPathOf(heading)).toEqual(path);
  });

  it.each([
    '',
    '/',
    'a..b',
    'a.',
    '[0]',
    'a[1000]',
    'a[4294967295]',
    'a[-1]',
    'a[x]',
    'a[',
    'a[].b[].c',
    '/-/-',
    'a.__proto__.b',
    '/constructor/prototype',
    'a\0b',
    'x'.repeat(301),
    'a.'.repeat(40) + 'a',
  ])('%j is no path', (heading) => {
    expect(memberPathOf(heading)).toBeUndefined();
  });

  it('is written again as it was, and points to the entry of a line', () => {
    const path = memberPathOf('payload.Item[].Codes[0]')!;
    expect(headingOf(path)).toBe('payload.Item[].Codes[0]');
    expect(pointerAlong(path, 4)).toBe('/payload/Item/4/Codes/0');
  });
});
