import { dayBefore, daysUntil, isWorked, lastDayOf } from './working-days';

/** Around the National Day of 2026: 1 to 7 October closed, Sunday 20 September and Saturday 10 October worked. */
const calendar = {
  closed: new Set(['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`)),
  open: new Set(['2026-09-20', '2026-10-10']),
};

describe('working days', () => {
  it('are Monday to Friday but for holidays, and the weekends worked in their place', () => {
    expect(isWorked('2026-09-18', calendar)).toBe(true);
    expect(isWorked('2026-09-19', calendar)).toBe(false);
    expect(isWorked('2026-09-20', calendar)).toBe(true);
    expect(isWorked('2026-10-01', calendar)).toBe(false);
    expect(isWorked('2026-10-10', calendar)).toBe(true);
  });

  it.each([
    ['2026-09-14', 1, '2026-09-15'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-30', 4, '2026-10-12'],
    ['2026-12-31', 1, '2027-01-01'],
  ])('from %s on, a period of %i ends on %s', (from, days, last) => {
    expect(lastDayOf(from, days, calendar)).toBe(last);
  });

  it.each([
    ['2026-09-14', '2026-09-15', 1],
    ['2026-09-18', '2026-09-20', 1],
    ['2026-09-30', '2026-10-12', 4],
    ['2026-10-12', '2026-10-12', 0],
    ['2026-10-13', '2026-10-12', 0],
  ])('on %s a period until %s has %i days left', (from, last, left) => {
    expect(daysUntil(from, last, calendar)).toBe(left);
  });

  it.each([
    ['2026-09-18', 2, '2026-09-16'],
    ['2026-10-10', 3, '2026-10-07'],
    ['2026-09-18', 0, '2026-09-18'],
  ])('a period until %s has %i days left after %s', (last, days, day) => {
    expect(dayBefore(last, days, calendar)).toBe(day);
  });

  it('are as many when a period is cut in two as when it runs through', () => {
    for (let days = 0; days < 30; days += 1) {
      const whole = lastDayOf('2026-09-14', 30, calendar);
      const cut = lastDayOf('2026-09-14', days, calendar);
      expect(lastDayOf(cut, daysUntil(cut, whole, calendar), calendar)).toBe(whole);
    }
  });
});
