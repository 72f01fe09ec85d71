import { lastDayOfPeriod } from './period-of-law';

const term = (years: number, months: number, days: number) => ({ years, months, days });

describe('the last day of a period of law', () => {
  it.each([
    ['2026-03-02', term(1, 0, 0), '2027-03-02'],
    ['2026-03-02', term(0, 6, 0), '2026-09-02'],
    ['2026-08-31', term(0, 6, 0), '2027-02-28'],
    ['2027-08-31', term(0, 6, 0), '2028-02-29'],
    ['2028-02-29', term(1, 0, 0), '2029-02-28'],
    ['2026-12-31', term(0, 0, 14), '2027-01-14'],
    ['2026-01-31', term(0, 1, 1), '2026-03-01'],
  ])('from %s for %p: to %s', (from, period, to) => {
    expect(lastDayOfPeriod(from, period)).toBe(to);
  });
});
