import { startSource, testDatabase, testIssuer, type TestDatabase, type TestIssuer } from '@landport/testing';
import { generateKeyPairSync } from 'node:crypto';

const NOWHERE = 'http://127.0.0.1:9';
const KEY = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const APPS = {
  filing: { RECEIPT_SIGNING_KEY: KEY },
  'customs-zone': {},
  'air-transit': {},
  notification: {},
  gateway: {
    FILING_URL: NOWHERE,
    CUSTOMS_ZONE_URL: NOWHERE,
    AIR_TRANSIT_URL: NOWHERE,
    NOTIFICATION_URL: NOWHERE,
  },
};
type App = keyof typeof APPS;
const NAMES = Object.keys(APPS) as App[];

describe('a service in a process of its own', () => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  beforeAll(async () => {
    [database, issuer] = await Promise.all([testDatabase('filing'), testIssuer()]);
  });
  afterAll(async () => {
    await issuer.stop();
    await database.drop();
  });

  const start = (app: App, env: NodeJS.ProcessEnv = {}) =>
    startSource(`apps/${app}/src/main.ts`, [], {
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'info',
      DATABASE_URL: database.urlOf(app.replace('-', '_')),
      OIDC_ISSUER: issuer.issuer,
      ...APPS[app],
      ...env,
    });

  it.each(NAMES)('%s stops in order when it is told to', async (app) => {
    const process = start(app);
    await process.line(/"msg":"listening"/);
    process.child.kill('SIGTERM');
    expect(await process.ended).toBe(0);
  });

  it.each(NAMES)('%s names every variable that does not fit, and nothing else', async (app) => {
    const process = start(app, { PORT: 'eighty', OIDC_ISSUER: 'nobody' });
    expect(await process.ended).toBe(1);
    expect(process.lines).toEqual([
      'The configuration does not fit:',
      expect.stringMatching(/^ {2}- PORT: /),
      expect.stringMatching(/^ {2}- OIDC_ISSUER: /),
    ]);
  });

  it('does not wait for what is under way when it is told twice', async () => {
    const process = startSource('test/services/never-stops.ts');
    await process.line(/listening/);
    process.child.kill('SIGINT');
    await process.line(/stopping/);
    process.child.kill('SIGTERM');
    expect(await process.ended).toBe(1);
  });
});
