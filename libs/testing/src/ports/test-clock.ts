import { Clock } from '@landport/platform';

/** A clock that stands still until it is told. */
export class TestClock extends Clock {
  private moment: number;

  constructor(start: Date | string = '2026-03-02T01:30:00.000Z') {
    super();
    this.moment = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.moment);
  }

  advance(milliseconds: number): void {
    this.moment += milliseconds;
  }

  set(moment: Date | string): void {
    this.moment = new Date(moment).getTime();
  }
}
