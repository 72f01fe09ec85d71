import { numberText } from './cell-number';
import { formatOf } from './number-formats';

const plain = (raw: string) => numberText(raw, 'plain', false);

describe('a number of a sheet', () => {
  it.each([
    ['1260.8900000000001', '1260.89'],
    ['0.30000000000000004', '0.3'],
    ['12', '12'],
    ['-0.5', '-0.5'],
    ['1E-7', '0.0000001'],
    ['1.5E+20', '150000000000000000000'],
    ['85423190', '85423190'],
  ])('%s is the decimal %s that its author sees', (raw, text) => {
    expect(plain(raw)).toBe(text);
  });

  it.each(['NaN', 'Infinity', '1e400', '1e-400', '0x10', '1,5', ''])('%j is none', (raw) => {
    expect(plain(raw)).toBeUndefined();
  });

  it('keeps the leading zeros of a code that its format shows', () => {
    expect(numberText('1012100', formatOf(164, '0000000000'), false)).toBe('0001012100');
    expect(numberText('1.5', formatOf(164, '0000'), false)).toBe('1.5');
  });

  it('is a day, or a moment without zone, where its format shows one', () => {
    expect(numberText('46083', 'date', false)).toBe('2026-03-02');
    expect(numberText('46083.5', 'date', false)).toBe('2026-03-02T12:00:00');
    expect(numberText('44621', 'date', true)).toBe('2026-03-02');
    expect(numberText('61', 'date', false)).toBe('1900-03-01');
    // The sheet's 29 February 1900 was no day.
    expect(numberText('60', 'date', false)).toBe('60');
  });
});

describe('a number format', () => {
  it.each([
    [14, undefined, 'date'],
    [22, undefined, 'date'],
    [57, undefined, 'date'],
    [2, undefined, 'plain'],
    [49, undefined, 'plain'],
    [164, 'yyyy\\-mm\\-dd', 'date'],
    [164, '[$-804]h:mm', 'date'],
    [164, '#,##0.00 "days"', 'plain'],
    [164, '[Red]0.00', 'plain'],
    [164, 'General', 'plain'],
  ])('%d %s shows %s', (id, code, shown) => {
    expect(formatOf(id, code)).toBe(shown);
  });
});
