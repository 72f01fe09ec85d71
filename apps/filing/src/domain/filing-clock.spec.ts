import { FilingClock } from './filing-clock';
import type { WorkingTime } from './working-days';

const DAY_MS = 86_400_000;
const day = (number: number, hour = 0): string => new Date(Date.UTC(2026, 2, number, hour)).toISOString();
const moved = (at: string, days: number): string =>
  new Date(Math.ceil((Date.parse(at) + days * DAY_MS) / DAY_MS) * DAY_MS).toISOString();

/** Every day is worked, and ends at midnight of UTC. */
const time: WorkingTime = {
  after: (from, days) => moved(from, days),
  longer: (dueAt, days) => moved(dueAt, days),
  before: (dueAt, days) => moved(dueAt, -days),
  left: (at, dueAt) => Math.max(0, Math.floor((Date.parse(dueAt) - Date.parse(at)) / DAY_MS)),
};

const started = (workingDays: number, at = day(2, 9)) =>
  FilingClock.start(
    {
      id: 'c',
      filingId: 'f',
      name: 'review',
      purpose: 'decision',
      queryId: null,
      workingDays,
      warnsBefore: 2,
    },
    time,
    at,
  );

describe('a clock', () => {
  it('warns first and ends then', () => {
    const clock = started(5);
    expect(clock.snapshot).toMatchObject({ dueAt: day(8), warnAt: day(6) });
    expect(clock.nextAt).toBe(day(6));
    clock.warn(day(6, 1));
    expect(clock.nextAt).toBe(day(8));
    clock.end('ranOut', day(8, 1));
    expect([clock.nextAt, clock.isOver]).toEqual([null, true]);
  });

  it('does not warn at its very start', () => {
    expect(started(1).nextAt).toBe(day(4));
  });

  it('runs on with what was left', () => {
    const clock = started(5);
    clock.stop(time, day(4, 10));
    expect(clock.snapshot).toMatchObject({ dueAt: null, daysLeft: 3, stoppedAt: day(4, 10) });
    expect(clock.nextAt).toBeNull();
    clock.stop(time, day(5, 10));
    expect(clock.snapshot.daysLeft).toBe(3);
    clock.runOn(2, time, day(20, 9));
    expect(clock.snapshot).toMatchObject({ dueAt: day(24), daysLeft: null, stoppedAt: null });
  });

  it('warns once however often it stands still', () => {
    const clock = started(5);
    clock.warn(day(6, 1));
    clock.stop(time, day(6, 2));
    clock.runOn(2, time, day(9, 9));
    expect(clock.nextAt).toBe(clock.snapshot.dueAt);
  });

  it('lasts longer from its last day on, and warns of its new end', () => {
    const clock = started(5);
    clock.warn(day(6, 1));
    clock.extend(5, 2, time, day(7, 1));
    expect(clock.snapshot).toMatchObject({ workingDays: 10, dueAt: day(13), warnedAt: null });
    expect(clock.nextAt).toBe(day(11));
  });

  it('is moved by nothing once it is over', () => {
    const clock = started(5);
    clock.end('met', day(3));
    clock.stop(time, day(4));
    clock.runOn(2, time, day(5));
    clock.extend(5, 2, time, day(5));
    clock.end('ranOut', day(9));
    expect(clock.snapshot).toMatchObject({ ending: 'met', endedAt: day(3), workingDays: 5, dueAt: day(8) });
  });
});
