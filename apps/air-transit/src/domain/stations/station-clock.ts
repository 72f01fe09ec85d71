import zones from './station-zones.json';

/** IANA time zone by airport; an airport that is not in the data is read in UTC, which its reader tells. */
const ZONE_OF = new Map<string, string>(
  Object.entries(zones).flatMap(([zone, airports]) => airports.map((airport) => [airport, zone] as const)),
);

export const zoneOf = (airport: string): string | undefined => ZONE_OF.get(airport);

/** A wall clock's reading; month and day from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const numeric = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    } as const;
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...numeric });
    formats.set(zone, format);
  }
  return format;
}

/** What the zone's wall clock shows at the moment, as if it were UTC. */
function wallAsUtc(moment: number, zone: string): number {
  const part = new Map(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
  return Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'));
}

/**
 * The moment at which the zone's clock shows the reading. Of an hour that comes twice (clocks set back) the first;
 * in an hour left out (clocks set forward) as far behind the change as the reading is behind its start.
 */
export function momentOf(wall: WallTime, zone: string): Date {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const [before = 0, after = 0] = [asUtc - DAY_MS, asUtc + DAY_MS].map(
    (moment) => wallAsUtc(moment, zone) - moment,
  );
  if (before === after) return new Date(asUtc - before);
  const candidates = [asUtc - before, asUtc - after];
  const fitting = candidates.filter((candidate) => wallAsUtc(candidate, zone) === asUtc);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates));
}

/**
 * Resolves a day and time without a year to the year in which it lies nearest to `received`.
 * @param addDays  from the day mark: the reading belongs to so many days after the day written
 */
export function nearestMoment(
  reading: Omit<WallTime, 'year'>,
  addDays: number,
  zone: string,
  received: Date,
): Date {
  const years = [-4, -3, -2, -1, 0, 1, 2, 3, 4]
    .map((shift) => received.getUTCFullYear() + shift)
    // 29 February stands in leap years alone; four years either way always hold one.
    .filter((year) => new Date(Date.UTC(year, reading.month - 1, reading.day)).getUTCDate() === reading.day);
  const nearest = years
    .map((year) => new Date(Date.UTC(year, reading.month - 1, reading.day + addDays)))
    .sort((one, other) => distance(one, received) - distance(other, received))
    // A year's worth away from the best, only the day that lies half a year off both ways has a rival.
    .filter((day, _, [best = day]) => distance(day, received) - distance(best, received) < 2 * DAY_MS)
    .map((day) => {
      const date = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
      return momentOf({ ...date, hour: reading.hour, minute: reading.minute }, zone);
    });
  return nearest.reduce((best, next) => (distance(next, received) < distance(best, received) ? next : best));
}

const distance = (one: Date, other: Date): number => Math.abs(one.getTime() - other.getTime());
