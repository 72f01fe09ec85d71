import type { Answer } from '../answer';
import { changedAtEachField, UNREADABLE } from '../hostile-json';
import { doorsOf, EVERY_ROUTE, spoilt, takesJson } from '../routes';
import { expectRefusals, storesNothing, type Chapter } from './chapter';

const WITH_BODY = EVERY_ROUTE.filter(([, route]) => takesJson(route));

/** Of a type that is not taken, or that is not what it says. */
const FOREIGN: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a text', { 'content-type': 'text/html' }],
  ['a picture', { 'content-type': 'image/png' }],
  ['parts', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['another charset', { 'content-type': 'application/json; charset=gb18030' }],
  ['packed', { 'content-encoding': 'gzip' }],
  ['no known type', { 'content-type': 'application/jsonp' }],
  ['an empty type', { 'content-type': '' }],
];

const isPlaced = ({ json }: Answer): boolean => Number(json['line']) >= 1 && Number(json['column']) >= 1;

/** JSON that cannot be read, or says what cannot be. */
export const jsonBodies: Chapter = (stage) => {
  describe('with a JSON body to which something is wrong', () => {
    const hasStoredNothing = storesNothing(stage);

    it.each(WITH_BODY)('%s refuses what cannot be read, with line and column', async (_, route) => {
      const { seeded, perfect } = stage();
      const asked = await perfect.ask(route);
      const whole = JSON.stringify(asked.body);
      const cut = { name: 'cut short', body: Buffer.from(whole.slice(0, -1)), status: 400 };
      for (const door of doorsOf(route))
        for (const { name, body, status } of [cut, ...UNREADABLE]) {
          const json = { 'content-type': 'application/json' };
          const answer = await seeded.window.ask(door, spoilt(asked, { body, headers: json }));
          expectRefusals([{ ...answer, of: `${answer.of} with ${name}` }], status);
          if (status === 400)
            expect([name, answer.text, isPlaced(answer)]).toEqual([name, answer.text, true]);
        }
    });

    it.each(WITH_BODY)('%s refuses other types of content', async (_, route) => {
      const { seeded, perfect } = stage();
      const asked = await perfect.ask(route);
      for (const door of doorsOf(route)) {
        const answers = FOREIGN.map(([, headers]) => seeded.window.ask(door, spoilt(asked, { headers })));
        expectRefusals(await Promise.all(answers), 415);
      }
    });

    it.each(WITH_BODY)('%s refuses every field that is missing, wrong or too many', async (_, route) => {
      const { seeded, perfect } = stage();
      const asked = await perfect.ask(route);
      const shape = route.body!['application/json']!;
      const wrong = [...changedAtEachField(asked.body)].filter(({ body }) => !shape.safeParse(body).success);
      expect(wrong.length).toBeGreaterThan(5);
      const answers = await Promise.all(
        wrong.map(async ({ at, body }) => {
          const answer = await seeded.window.ask('gateway', spoilt(asked, { body: JSON.stringify(body) }));
          return { ...answer, of: `${answer.of} at ${at}: ${JSON.stringify(body).slice(0, 300)}` };
        }),
      );
      expectRefusals(answers, 422);
      for (const { of, json } of answers) expect([of, Number(json['errorCount']) > 0]).toEqual([of, true]);
    });

    hasStoredNothing();
  });
};
