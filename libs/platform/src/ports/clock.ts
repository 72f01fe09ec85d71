/** The one source of time. Everything that decides takes its moments from here, so that a test can hold them. */
export abstract class Clock {
  /** The present moment, UTC. */
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
