import { FieldTitles } from './field-titles';

describe('the titles of fields', () => {
  const titles = new FieldTitles({
    properties: {
      'a/b': { title: 'Slashed' },
      items: { type: 'array', items: { $ref: '#/$defs/item' } },
      untitled: { type: 'string' },
      self: { $ref: '#/$defs/self' },
    },
    anyOf: [{ properties: { either: { title: 'Either' } } }],
    $defs: {
      item: { title: 'Goods item', properties: { mass: { $ref: '#/$defs/mass' } } },
      mass: { title: 'Net mass' },
      self: { $ref: '#/$defs/self' },
    },
  });

  it.each([
    ['/a~1b', 'Slashed'],
    ['/items/0', 'Goods item'],
    ['/items/12/mass', 'Net mass'],
    ['/either', 'Either'],
    ['/untitled', undefined],
    ['/toString', undefined],
    ['/self/x', undefined],
    ['', undefined],
  ])('%s is called %s', (pointer, title) => {
    expect(titles.of(pointer)).toBe(title);
  });
});
