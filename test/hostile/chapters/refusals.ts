import { z } from 'zod';
import { aDeclaration, aWebsiteFiling, describedAs } from '../../filing/filings';
import { INTAKE_CAPACITY, type Asked } from '../hostile-window';
import { EVERY_ROUTE, spoilt } from '../routes';
import { expectRefusals, type Chapter } from './chapter';

const CHANGES = EVERY_ROUTE.filter(
  ([, { headers, path }]) =>
    headers instanceof z.ZodObject && 'if-match' in headers.shape && path.includes('{'),
);

/** What the story of a filing may meet: refused in words that lead on, with nothing kept. */
export const refusals: Chapter = (stage) => {
  describe('for what cannot be', () => {
    const lodging = async (filing: object, headers: Record<string, string> = {}): Promise<Asked> => {
      const authorization = `Bearer ${await stage().seeded.tokens.of('yuzhou-imports')}`;
      return { method: 'POST', path: '/v1/filings', body: filing, headers: { ...headers, authorization } };
    };

    it.each(CHANGES)('%s wants the version it changes', async (_, route) => {
      const { seeded, perfect } = stage();
      const asked = await perfect.ask(route);
      const { 'if-match': _etag, ...headers } = asked.headers ?? {};
      const missing = await seeded.window.ask('gateway', { ...asked, headers });
      expectRefusals([missing], 428);
      for (const stale of ['"999999"', 'W/"1"', '"', '""', 'x'.repeat(200), "\"1' OR '1'='1\""]) {
        const answer = await seeded.window.ask('gateway', spoilt(asked, { headers: { 'if-match': stale } }));
        expectRefusals([answer], 412);
        expect(answer.json['current']).toMatchObject({ href: expect.stringContaining('/v1/') });
      }
    });

    it('a kind that there is not, naming the nearest', async () => {
      const asked = await lodging({ ...aDeclaration('NO-KIND'), kind: 'import-declaratoin' });
      const answer = await stage().seeded.window.ask('gateway', asked);
      expectRefusals([answer], 404);
      expect(answer.json['details']).toMatchObject({ nearest: 'import-declaration' });
    });

    it('a reference and a key that stand for something else, naming the fields', async () => {
      const { window } = stage().seeded;
      const first = await window.ask(
        'gateway',
        await lodging(aDeclaration('REUSED'), { 'idempotency-key': 'reused' }),
      );
      expect(first.status).toBe(202);
      const other = describedAs(aDeclaration('REUSED'), 'Bananas');
      const pointer = expect.stringContaining('/payload/GoodsShipment') as string;
      const byReference = await window.ask('gateway', await lodging(other));
      const byKey = await window.ask('gateway', await lodging(other, { 'idempotency-key': 'reused' }));
      expectRefusals([byReference, byKey], 422);
      expect(byReference.json).toMatchObject({ code: 'filing/reference-reused', errors: [{ pointer }] });
      expect(byKey.json['errors']).toMatchObject([{ pointer }]);
    });

    it('a broken body leaves its key free for the mended one', async () => {
      const { seeded, perfect } = stage();
      const creating = EVERY_ROUTE.filter(([key]) =>
        [
          'POST /v1/zone/ledgers',
          'POST /v1/zone/inventory-lists',
          'POST /v1/webhook-endpoints',
          'POST /v1/filings',
        ].includes(key),
      );
      expect(creating).toHaveLength(4);
      for (const [key, route] of creating) {
        const asked = spoilt(await perfect.ask(route), { headers: { 'idempotency-key': `mended ${key}` } });
        const good = route.path === '/v1/filings' ? { ...asked, body: aWebsiteFiling('MENDED') } : asked;
        for (const body of ['{', '{}', '[]', '{"a":1e400}'])
          expectRefusals([await seeded.window.ask('gateway', { ...good, body })], 400, 422);
        const taken = await seeded.window.ask('gateway', good);
        expect([key, taken.status < 300, taken.text]).toEqual([key, true, taken.text]);
        const again = await seeded.window.ask('gateway', good);
        expect([again.status, again.text, again.headers['idempotency-replayed']]).toEqual([
          taken.status,
          taken.text,
          'true',
        ]);
      }
    });

    it('headers that are no keys', async () => {
      const { window } = stage().seeded;
      const tooLong = await lodging(aDeclaration('NO-KEY'), { 'idempotency-key': 'x'.repeat(256) });
      expectRefusals([await window.ask('gateway', tooLong)], 422);
      const behalf = await lodging(aDeclaration('NO-KEY'), { 'landport-on-behalf-of': 'jialing-trading' });
      expectRefusals([await window.ask('gateway', behalf)], 403);
    });

    it('more filings than may wait, with the time to come again, and takes the others', async () => {
      const { window } = stage().seeded;
      await window.rows('BEGIN');
      await window.rows('LOCK TABLE filing.filing IN ACCESS EXCLUSIVE MODE');
      const many = Array.from({ length: INTAKE_CAPACITY + 20 }, (_, each) => aWebsiteFiling(`QUEUE-${each}`));
      const asked = await Promise.all(many.map((filing) => lodging(filing)));
      const refused: number[] = [];
      const answers = asked.map(async (each, index) => {
        const answer = await window.ask('gateway', each);
        if (answer.status === 503) refused.push(index);
        return answer;
      });
      await window.until('a refusal', () => Promise.resolve(refused.length > 0 || undefined));
      await window.rows('ROLLBACK');
      const all = await Promise.all(answers);
      const full = all.filter(({ status }) => status === 503);
      expectRefusals(full, 503);
      for (const { json, headers } of full)
        expect([json['code'], Number(headers['retry-after']) > 0]).toEqual(['filing/intake-full', true]);
      expect(all.filter(({ status }) => status === 202).length + full.length).toBe(all.length);
      for (const index of refused) expect((await window.ask('gateway', asked[index]!)).status).toBe(202);
    });
  });
};
