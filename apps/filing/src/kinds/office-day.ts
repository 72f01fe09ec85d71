const DAY_MS = 86_400_000;

/** The calendar day of a moment where the offices are: what is in force then holds for a filing. */
export class OfficeDay {
  private readonly format: Intl.DateTimeFormat;
  /** The day asked for last: since when it is known to be that day, and when it is over. Formatting costs 4 µs. */
  private latest = { day: '', from: Infinity, until: -Infinity };

  /** @param timeZone  IANA name, `Asia/Shanghai` */
  constructor(private readonly timeZone: string) {
    // Swedish writes a day as ISO 8601 does.
    this.format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  }

  of(moment: Date): string {
    const time = moment.getTime();
    if (time < this.latest.from || time >= this.latest.until) {
      const day = this.format.format(moment);
      this.latest = { day, from: time, until: this.endOf(day).getTime() };
    }
    return this.latest.day;
  }

  /** The moment at which a day is over, which is the first of the next. */
  endOf(day: string): Date {
    const midnight = Date.parse(`${day}T00:00:00Z`) + DAY_MS;
    return new Date(midnight - this.offsetAt(new Date(midnight)));
  }

  /** Milliseconds that the zone is ahead of UTC. */
  private offsetAt(moment: Date): number {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: this.timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    }).format(moment);
    return Date.parse(`${clock.replace(' ', 'T')}Z`) - moment.getTime();
  }
}
