import type { Answer } from '../answer';
import { blemishes } from '../answer';
import type { PerfectRequests } from '../perfect-requests';
import type { SeededWindow } from '../seeded-window';

/** What every chapter of the suite works on; opened once for all of them. */
export interface Stage {
  readonly seeded: SeededWindow;
  readonly perfect: PerfectRequests;
  /** What senders were answered that began a request and never went on. */
  readonly slow: readonly Promise<string>[];
}

/** A group of tests on the stage that is open by the time they run. */
export type Chapter = (stage: () => Stage) => void;

/** In a group of refused requests: what is stored before it begins, and as its last test that it is stored still. */
export function storesNothing(stage: () => Stage): () => void {
  let before: Record<string, number>;
  beforeAll(async () => {
    before = await stage().seeded.window.settled();
  });
  return () =>
    it('has stored nothing of all that', async () => {
      expect(await stage().seeded.window.settled()).toEqual(before);
    });
}

/** Every answer is a refusal, by one of the statuses, that tells what it should and nothing else. */
export function expectRefusals(answers: readonly Answer[], ...statuses: readonly number[]): void {
  expect(blemishes(answers)).toEqual([]);
  const wrong = answers.filter(({ status }) =>
    statuses.length > 0 ? !statuses.includes(status) : status < 400 || status >= 500,
  );
  expect(wrong.map(({ of, status, text }) => `${of}: ${status} ${text.slice(0, 300)}`)).toEqual([]);
}
