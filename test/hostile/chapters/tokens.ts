import { forgedTokens, tokenWithout } from '../forged-tokens';
import { doorsOf, EVERY_ROUTE, spoilt } from '../routes';
import { expectRefusals, storesNothing, type Chapter } from './chapter';

/** Who is not known, and who may not: refused at the gateway and again past it. */
export const tokens: Chapter = (stage) => {
  describe('with a token that opens nothing', () => {
    const hasStoredNothing = storesNothing(stage);
    let forged: Map<string, string | undefined>;
    beforeAll(async () => {
      forged = await forgedTokens(stage().seeded.window.issuer, 'yuzhou-imports');
    });

    it.each(EVERY_ROUTE)('%s answers 401 at both doors, and 403 without its scope', async (_, route) => {
      const { seeded, perfect } = stage();
      const { window } = seeded;
      const { headers = {}, ...rest } = await perfect.ask(route);
      const { authorization: _unused, ...others } = headers;
      const narrow = await tokenWithout(window.issuer, 'yuzhou-imports', route.scope);
      for (const door of doorsOf(route)) {
        const refused = [...forged.values()].map((authorization) =>
          window.ask(door, {
            ...rest,
            headers: { ...others, ...(authorization !== undefined && { authorization }) },
          }),
        );
        const answers = await Promise.all(refused);
        expectRefusals(answers, 401);
        for (const { headers: told } of answers) expect(told['www-authenticate']).toMatch(/^Bearer /);
        const narrower = spoilt({ ...rest, headers }, { headers: { authorization: `Bearer ${narrow}` } });
        const forbidden = await window.ask(door, narrower);
        expectRefusals([forbidden], 403);
        expect(forbidden.json['code']).toBe('identity/scope-missing');
      }
    });

    it('says no more of a forged token than that it is none', async () => {
      const { window } = stage().seeded;
      const answers = await Promise.all(
        [...forged].map(async ([name, authorization]) => {
          const headers = authorization === undefined ? {} : { authorization };
          const answer = await window.ask('gateway', { method: 'GET', path: '/v1/filings', headers });
          return [name, answer.json['code']];
        }),
      );
      const codes = new Map(answers as [string, string][]);
      expect(codes.get('nothing')).toBe('identity/token-missing');
      expect(codes.get('expired')).toBe('identity/token-expired');
      codes.delete('nothing');
      codes.delete('expired');
      expect(new Set(codes.values())).toEqual(new Set(['identity/token-invalid']));
    });

    hasStoredNothing();
  });
};
