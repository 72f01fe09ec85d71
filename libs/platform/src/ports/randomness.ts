/** The one source of chance that is no secret: jitter and samples. Secrets come from node:crypto. */
export abstract class Randomness {
  /** A number from 0 (included) to 1 (excluded). */
  abstract fraction(): number;
}

export class SystemRandomness extends Randomness {
  fraction(): number {
    return Math.random();
  }
}
