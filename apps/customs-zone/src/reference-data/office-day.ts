const formats = new Map<string, Intl.DateTimeFormat>();

/** The date of a moment where an office is, `yyyy-mm-dd`: law is in force by the office's calendar. */
export function officeDay(moment: string, timeZone: string): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    formats.set(timeZone, format);
  }
  return format.format(new Date(moment));
}
