import type { IntakeAnswer, Lodgement } from './lodgement';

/** Where a lodgement becomes a filing that cannot be lost. */
export abstract class Intake {
  /**
   * Resolves after COMMIT, or with the first answer when the same request was taken before.
   * @throws Problem 422 when key or reference stand for other content, 409 when an equal request is under way for
   *   longer than 5 s, 503 when the queue is full or the database away; nothing is stored then
   */
  abstract take(lodgement: Lodgement): Promise<IntakeAnswer>;
}
