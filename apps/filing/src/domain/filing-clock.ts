import type { WorkingTime } from './working-days';

/** A period of law as it runs for one filing. */
export interface ClockRecord {
  readonly id: string;
  readonly filingId: string;
  /** As the kind names it; `answer` for the applicant's time to answer a query, a document's code for its time. */
  readonly name: string;
  readonly purpose: 'decision' | 'answer' | 'document';
  readonly queryId: string | null;
  /** Of the whole period, extensions included. */
  workingDays: number;
  readonly startedAt: string;
  /** Since when it stands still. */
  stoppedAt: string | null;
  /** Working days left when it was stopped. */
  daysLeft: number | null;
  /** Null while it stands still. */
  dueAt: string | null;
  /** Null when the warning would come with the start. */
  warnAt: string | null;
  warnedAt: string | null;
  endedAt: string | null;
  ending: 'met' | 'ranOut' | 'dropped' | null;
}

export interface NewClock extends Pick<ClockRecord, 'id' | 'filingId' | 'name' | 'purpose' | 'queryId'> {
  readonly workingDays: number;
  /** Days before its end on which somebody is warned. */
  readonly warnsBefore: number;
}

/** Starts, stands still, runs on with what was left, warns once and ends once. */
export class FilingClock {
  constructor(private readonly record: ClockRecord) {}

  static start({ warnsBefore, ...clock }: NewClock, time: WorkingTime, at: string): FilingClock {
    const started = new FilingClock({
      ...clock,
      startedAt: at,
      stoppedAt: null,
      daysLeft: null,
      dueAt: null,
      warnAt: null,
      warnedAt: null,
      endedAt: null,
      ending: null,
    });
    started.runTo(time.after(at, clock.workingDays), warnsBefore, time, at);
    return started;
  }

  get snapshot(): Readonly<ClockRecord> {
    return this.record;
  }

  get isOver(): boolean {
    return this.record.endedAt !== null;
  }

  /** When it has to be looked at next: its warning, then its end. */
  get nextAt(): string | null {
    const { endedAt, warnedAt, warnAt, dueAt } = this.record;
    if (endedAt !== null) return null;
    return warnedAt === null && warnAt !== null ? warnAt : dueAt;
  }

  stop(time: WorkingTime, at: string): void {
    const { dueAt } = this.record;
    if (this.isOver || dueAt === null) return;
    this.record.stoppedAt = at;
    this.record.daysLeft = time.left(at, dueAt);
    this.record.dueAt = null;
    this.record.warnAt = null;
  }

  /** The day on which it runs on is not counted, like the day of its start. */
  runOn(warnsBefore: number, time: WorkingTime, at: string): void {
    const { daysLeft } = this.record;
    if (this.isOver || daysLeft === null) return;
    this.record.stoppedAt = null;
    this.record.daysLeft = null;
    this.runTo(time.after(at, daysLeft), warnsBefore, time, at);
  }

  /** So many days more, from its last day on. */
  extend(workingDays: number, warnsBefore: number, time: WorkingTime, at: string): void {
    const { dueAt } = this.record;
    if (this.isOver || dueAt === null) return;
    this.record.workingDays += workingDays;
    this.record.warnedAt = null;
    this.runTo(time.longer(dueAt, workingDays), warnsBefore, time, at);
  }

  warn(at: string): void {
    this.record.warnedAt = at;
  }

  end(ending: NonNullable<ClockRecord['ending']>, at: string): void {
    if (this.isOver) return;
    this.record.endedAt = at;
    this.record.ending = ending;
  }

  private runTo(dueAt: string, warnsBefore: number, time: WorkingTime, at: string): void {
    this.record.dueAt = dueAt;
    const warnAt = time.before(dueAt, warnsBefore);
    this.record.warnAt = warnAt > at && warnAt < dueAt ? warnAt : null;
  }
}
