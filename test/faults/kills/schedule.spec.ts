import { CRASH_POINTS } from '@landport/platform';
import { ONCE_AN_HOUR, POINTS, scheduleOf } from './schedule';

describe('a schedule of kills', () => {
  it('is the same for the same seed and another for another', () => {
    expect(scheduleOf(7, 60, 'kafka')).toEqual(scheduleOf(7, 60, 'kafka'));
    expect(scheduleOf(7, 60, 'kafka')).not.toEqual(scheduleOf(8, 60, 'kafka'));
  });

  it('comes by every crash point of every service, each service at any moment, and the servers', () => {
    const all = scheduleOf(3, 42, 'postgres');
    const reached = all.flatMap((kill) => ('point' in kill ? [`${kill.app} ${kill.point}`] : []));
    const apps = Object.entries(POINTS);
    expect(new Set(reached)).toEqual(
      new Set(apps.flatMap(([app, points]) => points.map((point) => `${app} ${point}`))),
    );
    expect(all.flatMap((kill) => ('app' in kill && !('point' in kill) ? [kill.app] : [])).sort()).toEqual(
      apps.map(([app]) => app).sort(),
    );
    expect(all.filter((kill) => 'server' in kill)).toHaveLength(10);
  });

  it('kills the broker only where there is one', () => {
    const killsOf = (bus: 'postgres' | 'kafka') =>
      new Set(scheduleOf(1, 8, bus).flatMap((kill) => ('server' in kill ? [kill.server] : [])));
    expect(killsOf('postgres')).toEqual(new Set(['PostgreSQL']));
    expect(killsOf('kafka')).toEqual(new Set(['PostgreSQL', 'Apache Kafka']));
  });

  it('knows every crash point that there is', () => {
    expect(new Set([...Object.values(POINTS).flat(), ...ONCE_AN_HOUR])).toEqual(new Set(CRASH_POINTS));
  });
});
