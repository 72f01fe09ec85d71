import { differencesBetween } from './content-diff';

describe('differencesBetween', () => {
  it('finds none when only order and spelling of numbers differ', () => {
    expect(differencesBetween(JSON.parse('{"a":1.0,"b":[1e2]}'), JSON.parse('{"b":[100],"a":1}'))).toEqual(
      [],
    );
  });

  it('names every field that differs by pointer: changed, new, left out, deep, escaped', () => {
    const first = { a: 1, gone: true, list: [{ 'x/y': 1 }, 2], same: { z: null } };
    const now = { a: 2, fresh: 's', list: [{ 'x/y': 3 }, 2], same: { z: null } };
    expect(differencesBetween(first, now)).toEqual([
      { pointer: '/a', value: 2 },
      { pointer: '/gone' },
      { pointer: '/list/0/x~1y', value: 3 },
      { pointer: '/fresh', value: 's' },
    ]);
  });

  it('names a value whose sort changed as a whole', () => {
    expect(differencesBetween({ a: [1] }, { a: { 0: 1 } })).toEqual([{ pointer: '/a', value: { 0: 1 } }]);
  });
});
