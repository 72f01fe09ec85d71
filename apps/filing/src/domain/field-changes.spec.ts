import fc from 'fast-check';
import { changesBetween } from './field-changes';

const item = (SequenceNumeric: string, Description: string, more: object = {}) => ({
  SequenceNumeric,
  Description,
  ...more,
});

describe('the difference between two versions', () => {
  it('names every field with what it was and is', () => {
    const was = { a: 1, 'b/c': { d: 'x', e: null }, gone: [1] };
    const is = { a: 2, 'b/c': { d: 'x', e: 'now' }, fresh: true };
    expect(changesBetween(was, is)).toEqual([
      { change: 'changed', pointer: '/a', was: 1, is: 2 },
      { change: 'changed', pointer: '/b~1c/e', was: null, is: 'now' },
      { change: 'removed', pointer: '/gone', was: [1] },
      { change: 'added', pointer: '/fresh', is: true },
    ]);
  });

  it('knows a goods item by its sequence number, wherever it stands', () => {
    const was = [item('1', 'Circuits'), item('2', 'Memories'), item('3', 'Sensors')];
    const is = [item('3', 'Sensors'), item('1', 'Circuits'), item('2', 'Memory modules')];
    expect(changesBetween(was, is)).toEqual([
      {
        change: 'changed',
        pointer: '/2/Description',
        wasPointer: '/1/Description',
        was: 'Memories',
        is: 'Memory modules',
      },
    ]);
  });

  it('finds an item taken out at the front though all the others were numbered anew', () => {
    const was = [item('1', 'Circuits'), item('2', 'Memories'), item('3', 'Sensors')];
    const is = [item('1', 'Memories'), item('2', 'Sensors')];
    const changes = changesBetween(was, is);
    expect(changes.filter(({ change }) => change !== 'changed')).toEqual([
      { change: 'removed', pointer: '/0', was: was[0] },
    ]);
    expect(changes.map(({ pointer }) => pointer)).toEqual(['/0/SequenceNumeric', '/1/SequenceNumeric', '/0']);
  });

  it('tells one document from another by its number, and edits a plain value in its place', () => {
    const was = { documents: [{ ID: 'A-1', TypeCode: '740' }], marks: ['x', 'y', 'z'] };
    const is = { documents: [{ ID: 'A-2', TypeCode: '740' }], marks: ['x', 'Y', 'z'] };
    expect(changesBetween(was, is)).toEqual([
      { change: 'removed', pointer: '/documents/0', was: { ID: 'A-1', TypeCode: '740' } },
      { change: 'added', pointer: '/documents/0', is: { ID: 'A-2', TypeCode: '740' } },
      { change: 'changed', pointer: '/marks/1', was: 'y', is: 'Y' },
    ]);
  });

  it('takes members that only look inherited for what they are', () => {
    expect(changesBetween({}, JSON.parse('{"toString":1}'))).toEqual([
      { change: 'added', pointer: '/toString', is: 1 },
    ]);
  });

  it('finds nothing between a value and itself, and something between any two others', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(json, (value) => expect(changesBetween(value, structuredClone(value))).toEqual([])),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), fc.string(), (tree, name) => {
        const changed = { ...tree, [name]: 'a text, not a number' };
        expect(changesBetween(tree, changed)).toHaveLength(1);
      }),
    );
  });

  it('pairs a thousand items in far less than a second', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => item(String(n + 1), `Goods ${n}`));
    const changed = many.slice(1).map((each, n) => item(String(n + 1), each.Description));
    const from = performance.now();
    expect(changesBetween(many, changed)).toHaveLength(1_000);
    expect(performance.now() - from).toBeLessThan(500);
  });
});
