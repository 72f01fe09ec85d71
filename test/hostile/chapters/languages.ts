import { blemishes } from '../answer';
import { spoilt } from '../routes';
import type { Chapter } from './chapter';

const CHINESE = /[一-鿿]/;

/** Every refusal that the chapters before met, asked for again by someone who reads Chinese. */
export const languages: Chapter = (stage) => {
  describe('by someone who reads Chinese', () => {
    it('says in Chinese whatever it refuses', async () => {
      const { window } = stage().seeded;
      const english: string[] = [];
      for (const [refusal, { door, asked }] of [...window.refused]) {
        const answer = await window.ask(
          door,
          spoilt(asked, { headers: { 'accept-language': 'zh-CN,zh;q=0.9' } }),
        );
        expect(blemishes([answer])).toEqual([]);
        // What was not there yet while the window was seeded is there now.
        if (answer.status < 400) continue;
        const {
          title,
          detail,
          remedy,
          errors = [],
        } = answer.json as Record<string, string> & {
          errors?: readonly { message: string; remedy?: string }[];
        };
        const texts = [title, detail, remedy, ...errors.flatMap((each) => [each.message, each.remedy])];
        english.push(
          ...texts
            .filter((text) => text !== undefined && !CHINESE.test(text))
            .map((text) => `${refusal}: ${text}`),
        );
        if (answer.headers['content-language'] !== 'zh')
          english.push(`${refusal}: ${answer.of} ${answer.status}`);
      }
      expect(english).toEqual([]);
      expect(window.refused.size).toBeGreaterThan(20);
    });
  });
};
