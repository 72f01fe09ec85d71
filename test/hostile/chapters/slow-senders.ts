import type { Chapter } from './chapter';

/** Begun before the first chapter and looked at behind the last, so that nobody waits for them alone. */
export const slowSenders: Chapter = (stage) => {
  describe('by senders that never end', () => {
    it('gives up on headers and bodies that do not come, in words', async () => {
      for (const answer of await Promise.all(stage().slow))
        expect(answer).toMatch(/^HTTP\/1.1 408 [^]*"code":"request\/timed-out"/);
    }, 60_000);
  });
};
