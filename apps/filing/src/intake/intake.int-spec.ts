import { DomainError } from '@landport/domain';
import { Clock, Database, Ids, type Tx } from '@landport/platform';
import { Client } from 'pg';
import { FilingWindow, type Answer } from '../../../../test/filing/filing-window';
import { aDeclaration, describedAs } from '../../../../test/filing/filings';
import { Reviews } from '../reviews/reviews';
import { PostCheckPlan } from '../post-checks/post-check-plan';
import { ReceiptSigner } from '../receipts/receipt-signer';
import type { SubmittedContent } from '../submission/submitted-content';
import { SubmissionExaminer } from '../submission/submission-examiner';
import { SubmitFilingHandler } from '../submit-filing/submit-filing.handler';
import { FollowingPapers } from '../following-papers/following-papers';
import { GroupIntake } from './group-intake';
import { GuardedIntake, type LodgementGuard } from './guarded-intake';
import type { Lodgement } from './lodgement';
import { SingleIntake } from './single-intake';

describe('the intake', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const submit = (body: unknown, headers: Record<string, string> = {}) =>
    window.ask('importer', 'POST', '/v1/filings', { body, headers });
  const filingsOf = async (prefix: string): Promise<number> => {
    const [row] = await window.database.db.query<{ count: number }>(
      'SELECT count(*) FROM filing WHERE reference LIKE $1',
      [`${prefix}%`],
    );
    return row?.count ?? 0;
  };
  const repeat = (times: number, send: (n: number) => Promise<Answer>): Promise<Answer[]> =>
    Promise.all(Array.from({ length: times }, (_, n) => send(n)));

  it('makes one filing of fifty equal requests at once, with one answer for all of them', async () => {
    for (const round of [1, 2, 3, 4]) {
      const body = aDeclaration(`EQUAL-${round}`);
      const answers = await repeat(50, () => submit(body, { 'idempotency-key': `key-${round}` }));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
      expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
    }
    expect(await filingsOf('EQUAL-')).toBe(4);
  });

  it('takes neighbours that share a batch with repeated and clashing references', async () => {
    await submit(aDeclaration('CLASH-0'));
    const answers = await repeat(60, (n) =>
      n % 3 === 0
        ? submit(describedAs(aDeclaration('CLASH-0'), `Other goods ${n}`))
        : submit(aDeclaration(`CLASH-${n}`)),
    );
    answers.forEach(({ status, json }, n) => {
      expect(status).toBe(n % 3 === 0 ? 422 : 202);
      if (n % 3 === 0) expect(json['code']).toBe('filing/reference-reused');
    });
    expect(await filingsOf('CLASH-')).toBe(41);
  });

  it('names the fields in which a reference or a key is used again with other content', async () => {
    const first = aDeclaration('REUSED-1');
    const { json } = await submit(first, { 'idempotency-key': 'reused' });
    const changed = describedAs(first, 'Memories');
    const byReference = await submit(changed);
    expect(byReference.status).toBe(422);
    expect(byReference.json).toMatchObject({
      code: 'filing/reference-reused',
      errors: [{ pointer: expect.stringMatching(/\/0\/Commodity\/Description$/), value: 'Memories' }],
      first: { href: `/v1/filings/${String(json['id'])}` },
    });
    const byKey = await submit(aDeclaration('REUSED-2'), { 'idempotency-key': 'reused' });
    expect(byKey.json).toMatchObject({
      code: 'idempotency/key-reused',
      errors: [{ pointer: '/reference' }, { pointer: '/payload/FunctionalReferenceID' }],
    });
    expect(await filingsOf('REUSED-')).toBe(1);
  });

  it('takes other bytes of the same content for the same request', async () => {
    const body = aDeclaration('CANON-1');
    const first = await submit(body);
    const { kind, reference, payload } = body;
    const again = await submit(JSON.stringify({ payload, reference, kind }, null, 2));
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('lets two organisations use the same reference and key', async () => {
    const headers = { 'idempotency-key': 'shared' };
    const body = aDeclaration('SHARED-1');
    const [one, other] = await Promise.all([
      submit(body, headers),
      window.ask('second', 'POST', '/v1/filings', { body, headers }),
    ]);
    expect([one.status, other.status]).toEqual([202, 202]);
    expect(one.json['id']).not.toBe(other.json['id']);
  });

  describe('while another process writes an equal request', () => {
    let other: Client;
    beforeEach(async () => {
      other = new Client({ connectionString: window.database.url });
      await other.connect();
      await other.query('BEGIN');
    });
    afterEach(() => other.end());
    const hold = (reference: string) =>
      other.query(
        `INSERT INTO filing_key VALUES ('yuzhou-imports', 'reference', $1, '00000000-0000-7000-8000-000000000000', 1)`,
        [reference],
      );

    it('waits, and takes the filing when the other one comes to nothing', async () => {
      await hold('HELD-1');
      const waiting = submit(aDeclaration('HELD-1'));
      await new Promise((resolve) => setTimeout(resolve, 300));
      await other.query('ROLLBACK');
      expect((await waiting).status).toBe(202);
    });

    it('answers 409 with Retry-After when it does not end in five seconds, and its neighbours at once', async () => {
      await hold('HELD-2');
      const held = repeat(3, () => submit(aDeclaration('HELD-2')));
      const neighbours = await Promise.all([
        ...Array.from({ length: 20 }, (_, n) => submit(aDeclaration(`BESIDE-${n}`))),
      ]);
      for (const { status, headers } of await held) {
        expect(status).toBe(409);
        expect(headers.get('retry-after')).toBe('1');
      }
      expect(neighbours.map(({ status }) => status)).toEqual(Array(20).fill(202));
      await other.query('ROLLBACK');
      expect(await filingsOf('HELD-2')).toBe(0);
    });
  });

  it('answers 503 when the database breaks off, and takes the same request once it is back', async () => {
    const admin = new Client({ connectionString: window.database.adminUrl });
    await admin.connect();
    await admin.query('BEGIN');
    await admin.query('LOCK TABLE filing.filing IN ACCESS EXCLUSIVE MODE');
    const lost = repeat(5, (n) => submit(aDeclaration(`LOST-${n}`)));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'filing-intake' AND datname = current_database()`,
    );
    for (const { status, headers } of await lost) {
      expect(status).toBe(503);
      expect(headers.get('retry-after')).not.toBeNull();
    }
    await admin.query('ROLLBACK');
    await admin.end();
    const again = await repeat(5, (n) => submit(aDeclaration(`LOST-${n}`)));
    expect(again.map(({ status }) => status)).toEqual(Array(5).fill(202));
    expect(await filingsOf('LOST-')).toBe(5);
  });

  it('answers 503 with Retry-After when more wait than may, and keeps what it took', async () => {
    const small = await FilingWindow.open({ INTAKE_CAPACITY: '2' });
    try {
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, n) =>
          small.ask('importer', 'POST', '/v1/filings', { body: aDeclaration(`FULL-${n}`) }),
        ),
      );
      const full = answers.filter(({ status }) => status === 503);
      expect(full.length).toBeGreaterThan(0);
      expect(full[0]?.json['code']).toBe('filing/intake-full');
      expect(full[0]?.headers.get('retry-after')).toBe('1');
      expect(await small.count('filing')).toBe(answers.filter(({ status }) => status === 202).length);
    } finally {
      await small.close();
    }
  });

  describe('for a kind that locks what filings share', () => {
    class DepositUsedUp extends DomainError {
      readonly code = 'test/deposit-used-up';
      readonly kind = 'conflict';
    }
    /** A bidder's deposit, as the kind for online bidding will hold it. */
    const deposit: LodgementGuard = {
      applies: ({ filing }) => filing.kind === 'import-declaration',
      async hold(tx: Tx, { filing }: Lodgement) {
        const taken = await tx.query(
          'UPDATE deposit SET bids = bids - 1 WHERE organisation_id = $1 AND bids > 0 RETURNING bids',
          [filing.organisationId],
        );
        if (taken.length === 0) throw new DepositUsedUp('No bid is left.');
      },
    };
    let handler: SubmitFilingHandler;
    const get = <T>(token: abstract new (...args: never[]) => T): T =>
      window.service.app.get(token, { strict: false });

    beforeAll(async () => {
      const admin = new Client({ connectionString: window.database.adminUrl });
      await admin.connect();
      await admin.query(
        `CREATE TABLE filing.deposit (organisation_id text PRIMARY KEY, bids integer NOT NULL)`,
      );
      await admin.query(`GRANT ALL ON filing.deposit TO landport_filing`);
      await admin.query(`INSERT INTO filing.deposit VALUES ('yuzhou-imports', 3)`);
      await admin.end();
      const guarded = new GuardedIntake(get(Database), get(GroupIntake), get(SingleIntake), [deposit]);
      handler = new SubmitFilingHandler(
        get(Clock),
        get(Ids),
        get(SubmissionExaminer),
        get(Reviews),
        get(FollowingPapers),
        get(PostCheckPlan),
        get(ReceiptSigner),
        guarded,
      );
    });
    const lodge = (reference: string) => {
      const bytes = Buffer.from(JSON.stringify(aDeclaration(reference)));
      return handler.submit({
        content: JSON.parse(bytes.toString()) as SubmittedContent,
        contentType: 'application/json',
        bytes,
        by: { id: 'erp', organisationId: 'yuzhou-imports' },
        idempotencyKey: undefined,
        trace: { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, correlationId: 'test' },
      });
    };

    it('spends it once for equal requests, and lodges nothing more when it is used up', async () => {
      const equal = await Promise.all([lodge('BID-0'), lodge('BID-0'), lodge('BID-0')]);
      expect(equal.filter(({ replayed }) => !replayed)).toHaveLength(1);
      const rest = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => lodge(`BID-${n + 1}`)));
      const refused = rest.filter((each) => each.status === 'rejected');
      expect(refused).toHaveLength(6);
      for (const { reason } of refused) expect(reason).toBeInstanceOf(DepositUsedUp);
      // Said again when nothing is left, it is still the same filing.
      expect(await lodge('BID-0')).toMatchObject({ replayed: true });
      expect(await filingsOf('BID-')).toBe(3);
      expect(await window.database.db.query('SELECT bids FROM deposit')).toEqual([{ bids: 0 }]);
    });
  });
});
