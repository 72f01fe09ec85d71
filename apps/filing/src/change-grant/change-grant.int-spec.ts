import type { GrantView } from '@landport/contracts';
import { FilingWindow, type Person } from '../../../../test/filing/filing-window';
import { OfficersDesk } from '../../../../test/filing/officers-desk';
import { aLicence, underLicence } from '../../../../test/filing/trade-filings';
import { GrantRegister } from '../grants/grant-register';

describe('what becomes of a grant', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const approve = (who: Person, id: string) =>
    new OfficersDesk(window).work(who, id, 'decision', { outcome: 'approved', reason: 'As the papers say.' });

  let licences = 0;
  const licensed = async (): Promise<{ number: string; filing: string }> => {
    licences += 1;
    const { id } = await window.lodge('importer', aLicence(`IL-${licences}`, '100'));
    await approve('zhao', id);
    const { links } = (await window.ask('importer', 'GET', `/v1/filings/${id}`)).json as unknown as {
      links: { grants: { href: string } };
    };
    const { items } = (await window.ask('importer', 'GET', links.grants.href)).json as unknown as {
      items: GrantView[];
    };
    return { number: items[0]!.number, filing: id };
  };
  const ask = (who: Person, path: string) => window.ask(who, 'GET', path);
  const change = async (who: Person, number: string, what: string, ifMatch?: string | null) => {
    const etag = ifMatch === undefined ? await window.etagOf(who, `/v1/grants/${number}`) : ifMatch;
    return window.ask(who, 'POST', `/v1/grants/${number}/${what}`, {
      body: { reason: 'Under inquiry.' },
      headers: etag === null ? {} : { 'if-match': etag },
    });
  };
  const statusOf = async (number: string) => (await ask('importer', `/v1/grants/${number}`)).json['status'];
  const isInForce = async (number: string) =>
    (await ask('second', `/v1/grants/${number}/status`)).json['inForce'];

  it('shows it to its holder and its issuer, and tells others only whether it is in force', async () => {
    const { number, filing } = await licensed();
    const shown = await ask('importer', `/v1/grants/${number}`);
    expect(shown.json).toMatchObject({
      number,
      kind: 'permit',
      filing: { id: filing },
      holder: 'yuzhou-imports',
      issuer: 'cq-commerce-commission',
      quantity: { granted: '100', available: '100', unit: 'PCE' },
      status: 'inForce',
      drawings: [],
      drawingCount: 0,
    });
    expect((await ask('zhao', `/v1/grants/${number}`)).json).toEqual(shown.json);
    for (const who of ['second', 'chen', 'wang'] as const) {
      expect((await ask(who, `/v1/grants/${number}`)).json['code']).toBe('grant/not-found');
      expect((await ask(who, '/v1/grants')).json['items']).toEqual([]);
    }
    const checked = await ask('second', `/v1/grants/${number}/status`);
    expect(Object.keys(checked.json).sort()).toEqual(['inForce', 'kind', 'number', 'on']);
    expect(checked.json['inForce']).toBe(true);
    expect((await ask('second', '/v1/grants/IL-2026-999999-99/status')).status).toBe(404);
    expect((await ask('second', "/v1/grants/IL-2026-1'%20OR%201=1/status")).status).toBe(404);
  });

  it('lists by kind, status, holder and filing, page by page', async () => {
    const numbers = [(await licensed()).number, (await licensed()).number, (await licensed()).number];
    await change('zhao', numbers[1]!, 'suspension');
    const listed = async (who: Person, query: string) =>
      ((await ask(who, `/v1/grants?${query}`)).json['items'] as unknown as GrantView[]).map(
        ({ number }) => number,
      );
    expect(await listed('importer', 'limit=3')).toEqual([...numbers].reverse());
    expect(await listed('zhao', 'status=suspended&kind=permit&holder=yuzhou-imports')).toEqual([numbers[1]]);
    expect(await listed('importer', 'status=expired')).toEqual([]);
    expect(await listed('zhao', 'holder=jialing-trading')).toEqual([]);
    const first = (await ask('importer', '/v1/grants?limit=2')).json as unknown as {
      items: GrantView[];
      next: { href: string };
    };
    const rest = (await ask('importer', first.next.href)).json as unknown as { items: GrantView[] };
    expect([...first.items, ...rest.items].slice(0, 3).map(({ number }) => number)).toEqual(
      [...numbers].reverse(),
    );
  });

  it('is suspended and resumed by its issuer, and bears nothing meanwhile', async () => {
    const { number, filing } = await licensed();
    expect((await change('zhao', number, 'suspension', null)).status).toBe(428);
    expect((await change('zhao', number, 'suspension', '"9"')).status).toBe(412);
    const suspended = await change('zhao', number, 'suspension');
    expect(suspended.json).toMatchObject({ status: 'suspended', reason: 'Under inquiry.' });
    expect(await isInForce(number)).toBe(false);
    const cites = () =>
      window.ask('importer', 'POST', '/v1/filings', { body: underLicence('HELD', [number, '1']) });
    expect((await cites()).status).toBe(422);
    const resumed = await change('zhao', number, 'resumption');
    expect([resumed.status, resumed.json['status'], resumed.json['reason']]).toEqual([
      200,
      'inForce',
      undefined,
    ]);
    expect((await cites()).status).toBe(202);
    const history = (await ask('importer', `/v1/filings/${filing}/history`)).json as unknown as {
      items: { action: string; why?: string }[];
      chain: { whole: boolean };
    };
    expect(history.items.slice(-2)).toMatchObject([
      { action: 'grantSuspended', why: 'Under inquiry.' },
      { action: 'grantResumed' },
    ]);
    expect(history.chain.whole).toBe(true);
    const facts = await window.facts(filing, 5);
    expect(facts.slice(-2)).toMatchObject([
      {
        type: 'landport.filing.grant-changed.v1',
        data: { number, becomes: 'suspended', reason: 'Under inquiry.', changedBy: 'officer-zhao' },
      },
      { type: 'landport.filing.grant-changed.v1', data: { becomes: 'issued' } },
    ]);
    expect(facts.at(-1)?.data['concerns']).toEqual(['yuzhou-imports', 'cq-commerce-commission']);
  });

  it('is revoked or given up for good, each by whom it is for', async () => {
    const { number } = await licensed();
    expect((await change('importer', number, 'withdrawal', '"9"')).status).toBe(412);
    expect((await change('importer', number, 'withdrawal')).json['status']).toBe('withdrawn');
    expect((await change('zhao', number, 'revocation')).json['code']).toBe('state/illegal-transition');
    const second = (await licensed()).number;
    expect((await change('zhao', second, 'revocation')).json['status']).toBe('revoked');
    for (const act of ['resumption', 'suspension', 'revocation']) {
      expect((await change('zhao', second, act)).status).toBe(409);
    }
    expect((await change('importer', second, 'withdrawal')).status).toBe(409);
  });

  it('is changed by one of two officers who change it at once', async () => {
    const { number } = await licensed();
    const etag = await window.etagOf('zhao', `/v1/grants/${number}`);
    const answers = await Promise.all([
      change('zhao', number, 'suspension', etag),
      change('zhao', number, 'revocation', etag),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('is taken back with the filing that gave it, and only once', async () => {
    const { number, filing } = await licensed();
    const register = window.service.app.get(GrantRegister, { strict: false });
    const at = new Date().toISOString();
    const revoke = (reason: string) =>
      window.database.db.transaction((tx) => register.revoke(tx, filing, reason, at));
    await revoke('A false promise.');
    await revoke('Again.');
    const { json } = await ask('importer', `/v1/grants/${number}`);
    expect([json['status'], json['reason']]).toEqual(['revoked', 'A false promise.']);
    expect(await statusOf(number)).toBe('revoked');
  });
});
