import { momentOf, nearestMoment, zoneOf } from './station-clock';

const iso = (moment: Date): string => moment.toISOString();

describe('a station', () => {
  it('has the zone of its airport, and none when the data do not know it', () => {
    expect([zoneOf('CKG'), zoneOf('FRA'), zoneOf('XXX')]).toEqual([
      'Asia/Shanghai',
      'Europe/Berlin',
      undefined,
    ]);
  });

  it.each([
    ['Asia/Shanghai', { year: 2026, month: 11, day: 24, hour: 8, minute: 30 }, '2026-11-24T00:30:00.000Z'],
    ['Asia/Kolkata', { year: 2026, month: 11, day: 24, hour: 5, minute: 29 }, '2026-11-23T23:59:00.000Z'],
    ['America/Los_Angeles', { year: 2026, month: 7, day: 1, hour: 0, minute: 0 }, '2026-07-01T07:00:00.000Z'],
    ['UTC', { year: 2028, month: 2, day: 29, hour: 23, minute: 59 }, '2028-02-29T23:59:00.000Z'],
    // Summer time in Germany begins on 29 March 2026 at 02:00 and ends on 25 October 2026 at 03:00.
    ['Europe/Berlin', { year: 2026, month: 3, day: 29, hour: 1, minute: 59 }, '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', { year: 2026, month: 3, day: 29, hour: 2, minute: 30 }, '2026-03-29T01:30:00.000Z'],
    ['Europe/Berlin', { year: 2026, month: 3, day: 29, hour: 3, minute: 0 }, '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', { year: 2026, month: 10, day: 25, hour: 2, minute: 30 }, '2026-10-25T00:30:00.000Z'],
    ['Europe/Berlin', { year: 2026, month: 10, day: 25, hour: 3, minute: 0 }, '2026-10-25T02:00:00.000Z'],
  ])('in %s showing %j is at %s', (zone, wall, expected) => {
    expect(iso(momentOf(wall, zone))).toBe(expected);
  });
});

describe('a day without a year', () => {
  it.each([
    ['last night, told at once', 24, 11, 0, '2026-11-24T12:00:00Z', '2026-11-24T00:30:00.000Z'],
    ['31 December, told on New Year', 31, 12, 0, '2027-01-01T02:00:00Z', '2026-12-31T00:30:00.000Z'],
    [
      '1 January, told on 31 December where it is not yet midnight',
      1,
      1,
      0,
      '2026-12-31T23:00:00Z',
      '2027-01-01T00:30:00.000Z',
    ],
    ['31 December with -N, told on New Year', 31, 12, 1, '2027-01-01T02:00:00Z', '2027-01-01T00:30:00.000Z'],
    ['1 January with -P, told on New Year', 1, 1, -1, '2027-01-01T02:00:00Z', '2026-12-31T00:30:00.000Z'],
    ['five months ago', 24, 6, 0, '2026-11-24T12:00:00Z', '2026-06-24T00:30:00.000Z'],
    ['seven months ago, so five months ahead', 24, 4, 0, '2026-11-24T12:00:00Z', '2027-04-24T00:30:00.000Z'],
    [
      '29 February, told in March of no leap year',
      29,
      2,
      0,
      '2027-03-01T12:00:00Z',
      '2028-02-29T00:30:00.000Z',
    ],
    ['29 February, told in the leap year', 29, 2, 0, '2028-03-01T12:00:00Z', '2028-02-29T00:30:00.000Z'],
    [
      '29 February, told beside a century without one',
      29,
      2,
      0,
      '2099-05-01T12:00:00Z',
      '2096-02-29T00:30:00.000Z',
    ],
  ])('%s', (_, day, month, addDays, received, expected) => {
    const reading = { day, month, hour: 8, minute: 30 };
    expect(iso(nearestMoment(reading, addDays, 'Asia/Shanghai', new Date(received)))).toBe(expected);
  });

  it.each([
    ['2026-07-02T11:00:00Z', '2026-01-01T00:00:00.000Z'],
    ['2026-07-02T13:00:00Z', '2027-01-01T00:00:00.000Z'],
  ])('half a year off is the nearer one: told at %s, it was %s', (received, expected) => {
    const newYear = { day: 1, month: 1, hour: 0, minute: 0 };
    expect(iso(nearestMoment(newYear, 0, 'UTC', new Date(received)))).toBe(expected);
  });
});
