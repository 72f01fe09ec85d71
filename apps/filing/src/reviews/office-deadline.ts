import { Inject, Injectable } from '@nestjs/common';
import { lastDayOf, type WorkingCalendar } from '../domain/working-days';
import { OfficeDay } from '../kinds/office-day';

export const WORKING_CALENDAR = Symbol('working calendar');

/** Ends of periods of law, on the offices' calendar and in their zone. */
@Injectable()
export class OfficeDeadline {
  constructor(
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(WORKING_CALENDAR) private readonly calendar: WorkingCalendar,
  ) {}

  /** @returns the end of the last of so many working days after `from`, RFC 3339 UTC */
  after(from: string, workingDays: number): string {
    const last = lastDayOf(this.days.of(new Date(from)), workingDays, this.calendar);
    return this.days.endOf(last).toISOString();
  }
}
