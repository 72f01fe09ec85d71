/** The calendar day of a moment where the offices are: what is in force then holds for a filing. */
export class OfficeDay {
  private readonly format: Intl.DateTimeFormat;

  /** @param timeZone  IANA name, `Asia/Shanghai` */
  constructor(timeZone: string) {
    // Swedish writes a day as ISO 8601 does.
    this.format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  }

  of(moment: Date): string {
    return this.format.format(moment);
  }
}
