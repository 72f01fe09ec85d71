import { Inject, Injectable } from '@nestjs/common';
import {
  dayBefore,
  daysUntil,
  lastDayOf,
  type WorkingCalendar,
  type WorkingTime,
} from '../domain/working-days';
import { OfficeDay } from '../kinds/office-day';

export const WORKING_CALENDAR = Symbol('working calendar');

/** Ends of periods of law, on the offices' calendar and in their zone. */
@Injectable()
export class OfficeDeadline implements WorkingTime {
  constructor(
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(WORKING_CALENDAR) private readonly calendar: WorkingCalendar,
  ) {}

  after(from: string, workingDays: number): string {
    return this.endOf(lastDayOf(this.days.of(new Date(from)), workingDays, this.calendar));
  }

  longer(dueAt: string, workingDays: number): string {
    return this.endOf(lastDayOf(this.lastDay(dueAt), workingDays, this.calendar));
  }

  before(dueAt: string, workingDays: number): string {
    return this.endOf(dayBefore(this.lastDay(dueAt), workingDays, this.calendar));
  }

  left(at: string, dueAt: string): number {
    return daysUntil(this.days.of(new Date(at)), this.lastDay(dueAt), this.calendar);
  }

  private endOf(day: string): string {
    return this.days.endOf(day).toISOString();
  }

  /** A period ends at midnight, which is the first moment of the next day. */
  private lastDay(dueAt: string): string {
    return this.days.of(new Date(Date.parse(dueAt) - 1));
  }
}
