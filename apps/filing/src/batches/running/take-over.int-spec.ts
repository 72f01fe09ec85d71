import { Outbox } from '@landport/messaging';
import { Database, UuidV7Ids } from '@landport/platform';
import {
  startSource,
  startTestService,
  TestClock,
  testDatabase,
  testIssuer,
  until,
  type TestDatabase,
  type TestIssuer,
} from '@landport/testing';
import { generateKeyPairSync } from 'node:crypto';
import { jsonLine, websiteFilings } from '../../../../../test/batches/batch-client';
import { startFiling } from '../../start-filing';
import { BatchLeases, LeaseLost } from '../records/batch-leases';
import type { RowResult } from '../records/row-result';

const ENVIRONMENT = {
  RECEIPT_SIGNING_KEY: generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
  DOCUMENTS_MISSING: 'follow',
};
const ROWS = 150;
/** Two services start one after the other. */
jest.setTimeout(90_000);

describe('a batch whose process is killed', () => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  beforeEach(async () => {
    [database, issuer] = await Promise.all([testDatabase('filing'), testIssuer()]);
  });
  afterEach(async () => {
    await issuer.stop();
    await database.drop();
  });

  const count = async (from: string): Promise<number> =>
    (await database.db.query<{ count: number }>(`SELECT count(*) FROM ${from}`))[0]!.count;

  /** Starts a service that dies at the point, gives it the batch, and resolves when it is dead. */
  async function killedAt(point: string, file: string): Promise<void> {
    const mortal = startSource('test/batches/mortal-filing.ts', [point], {
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: database.url,
      OIDC_ISSUER: issuer.issuer,
      ...ENVIRONMENT,
    });
    const { port } = JSON.parse(await mortal.line(/"msg":"listening"/)) as { port: number };
    const token = await issuer.token({ org: 'yuzhou-imports', scopes: ['filings:write'] });
    const answer = await fetch(`http://127.0.0.1:${port}/v1/batches`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      body: file,
    });
    expect(answer.status).toBe(202);
    expect(await mortal.ended).toBeNull();
  }

  it.each(['intake.after-commit:3', 'intake.before-commit:4'])(
    'at %s is taken over, and each of its rows is there once',
    async (point) => {
      const filings = websiteFilings('KILL', ROWS);
      const bad = { kind: 'website-filing', reference: 'KILL-BAD', payload: {} };
      await killedAt(point, [...filings.slice(0, 5), bad, ...filings.slice(5)].map(jsonLine).join(''));
      // Lodged is more than recorded: that is the gap to be closed.
      const before = await count('filing');
      expect(before).toBeGreaterThan(point.includes('after') ? await count('batch_row') : 0);
      expect(before).toBeLessThan(ROWS);

      const heir = await startTestService(startFiling, { database, issuer }, ENVIRONMENT);
      try {
        await until(
          'the batch at its end',
          async () => (await count(`batch WHERE ended_at IS NOT NULL`)) === 1,
        );
      } finally {
        await heir.stop();
      }

      const [batch] = await database.db.query('SELECT state, total, lodged, refused FROM batch');
      expect(batch).toEqual({ state: 'completed', total: ROWS + 1, lodged: ROWS, refused: 1 });
      expect(await count('filing')).toBe(ROWS);
      expect(await count('batch_row')).toBe(ROWS + 1);
      // Each row names the filing of its own reference, as its own and no other's.
      expect(
        await count(
          `batch_row r JOIN filing f ON f.id = r.filing_id AND f.reference = r.reference AND NOT r.repeated`,
        ),
      ).toBe(ROWS);
      expect(await count(`filing_key WHERE scope = 'idempotency'`)).toBe(ROWS);
      expect(await count(`outbox WHERE type = 'landport.filing.batch-completed.v1'`)).toBeLessThanOrEqual(1);
    },
  );
});

describe('the lease of a batch', () => {
  const clock = new TestClock();
  const ids = new UuidV7Ids();
  let database: TestDatabase;
  const holder = (db: Database): BatchLeases =>
    new BatchLeases(db, new Outbox('filing', ids, clock), clock, ids);
  beforeAll(async () => {
    database = await testDatabase('filing');
  });
  afterAll(() => database.drop());

  const waiting = async (organisation: string): Promise<string> => {
    const id = ids.next();
    await database.db.query(
      `INSERT INTO batch (id, organisation_id, submitted_by, format, validate_only, bytes, sha256, trace, state, submitted_at)
       VALUES ($1, $2, 'x', 'jsonl', false, 1, $3, $4, 'waiting', $5)`,
      [
        id,
        organisation,
        Buffer.alloc(32),
        JSON.stringify({ traceparent: 't', correlationId: 'c' }),
        clock.now(),
      ],
    );
    return id;
  };
  const lodged = (number: number): RowResult => ({
    number,
    place: `line ${number}`,
    status: 'lodged',
    filingId: ids.next(),
    faults: [],
    faultCount: 0,
  });

  it('passes on when its holder is silent, whose late words then count for nothing', async () => {
    const [first, second] = [holder(database.db), holder(database.db)];
    const id = await waiting('one');
    expect(await first.claim()).toMatchObject({ id, state: 'reading' });
    await first.found(id, 3);
    expect(await second.claim()).toBeUndefined();
    await first.record(id, 0, [lodged(1)]);

    clock.advance(9_000);
    expect(await second.claim()).toMatchObject({ id, state: 'running', checked: 1 });

    await expect(first.record(id, 1, [lodged(2)])).rejects.toThrow(LeaseLost);
    await expect(first.giveWord(id)).rejects.toThrow(LeaseLost);
    await expect(first.end(id, 'completed')).rejects.toThrow(LeaseLost);
    await first.release(id);
    await second.record(id, 1, [lodged(2), lodged(3)]);
    await second.end(id, 'completed');
    const rows = await database.db.query('SELECT number FROM batch_row WHERE batch_id = $1 ORDER BY number', [
      id,
    ]);
    expect(rows).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
    const events = await database.db.query('SELECT type FROM outbox WHERE stream_key = $1', [id]);
    expect(events).toHaveLength(1);
  });

  it('of an organisation is one at a time, so that others do not wait behind its files', async () => {
    const leases = holder(database.db);
    const [mine, , theirs] = [await waiting('two'), await waiting('two'), await waiting('three')];
    expect(await leases.claim()).toMatchObject({ id: mine });
    expect(await leases.claim()).toMatchObject({ id: theirs });
    expect(await leases.claim()).toBeUndefined();
  });
});
