import { atShare, spreadOf } from './spread';
import { tableOf } from './table';

describe('the figures of a run', () => {
  it('are the median, the smallest and the largest of its rounds', () => {
    expect(spreadOf([3, 1, 10])).toEqual({ median: 3, min: 1, max: 10 });
    expect(spreadOf([1, 2]).median).toBe(1.5);
  });

  it('give the place under which a share of them lies', () => {
    const hundred = Array.from({ length: 101 }, (_, n) => n);
    expect(atShare(hundred, 0.99)).toBe(99);
    expect(atShare([], 0.5)).toBeNaN();
  });

  it('say plainly which targets were missed', () => {
    const figures = { median: 0.9, min: 0.8, max: 1.1 };
    const table = tableOf([
      { what: 'a', figures, digits: 2, unit: '', target: { atLeast: 1 } },
      { what: 'b', figures, digits: 1, unit: ' s', target: { atMost: 1 } },
      { what: 'c', figures, digits: 0, unit: '' },
    ]);
    const [, , a, b, c] = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    expect(a).toEqual(['', 'a', '0.90', '0.80', '1.10', 'at least 1.00', 'missed', '']);
    expect(b).toEqual(['', 'b', '0.9 s', '0.8 s', '1.1 s', 'at most 1.0 s', 'met', '']);
    expect(c).toEqual(['', 'c', '1', '1', '1', '', '', '']);
  });
});
