import { randomUUID } from 'node:crypto';
import { aHub, aNotice, aPromise, aWebsiteFiling } from '../filing/filings';
import { aLicence } from '../filing/trade-filings';
import type { Seeder } from './seeded-traders';

/** What waits for officers or follows their decisions; what one request would use up has several. */
export interface OfficersObjects {
  readonly advisingTask: string;
  readonly proposedTask: string;
  readonly taskToQuery: string;
  readonly taskToHandOver: string;
  readonly taskToPassUp: string;
  readonly queried: string;
  readonly queriedToExtend: string;
  readonly licence: string;
  readonly suspendedLicence: string;
  readonly licenceToRevoke: string;
  readonly licenceToGiveUp: string;
  readonly postCheck: string;
  readonly checkToOrder: string;
  readonly checkOrdered: string;
  readonly checkToRevoke: string;
  readonly creditFlag: string;
  readonly hubFiling: string;
}

/** Officer of the body that checks promises afterwards. */
export const CHECKER = 'officer-yang';

/** Number of the notice of a lot. */
export const LOT = 'OBN-2026-000001';

/** The round of selection that is being marked. */
export const ROUND = randomUUID();

/** Brings filings to where an officer or the applicant has something to do. */
export class OfficersSeeding {
  constructor(private readonly seeder: Seeder) {}

  async everything(): Promise<OfficersObjects> {
    const [work, licences, checks, round] = await Promise.all([
      this.work(),
      this.licences(),
      this.checks(),
      this.round(),
    ]);
    return { ...work, ...licences, ...checks, ...round };
  }

  /** Website filings at the points of their way where an officer or the applicant has something special to do. */
  async work(): Promise<
    Pick<
      OfficersObjects,
      | 'advisingTask'
      | 'proposedTask'
      | 'taskToQuery'
      | 'taskToHandOver'
      | 'taskToPassUp'
      | 'queried'
      | 'queriedToExtend'
    >
  > {
    const held = async (name: string): Promise<{ filing: string; task: string }> => {
      const filing = aWebsiteFiling(`HOSTILE-WORK-${name}`);
      const { id } = await this.seeder.create('yuzhou-imports', '/v1/filings', filing);
      const task = await this.taskOf(String(id));
      await this.claim(task);
      return { filing: String(id), task };
    };
    const query = async ({ filing, task }: { filing: string; task: string }): Promise<string> => {
      const path = `/v1/tasks/${task}`;
      const shown = await this.seeder.ask('officer-wang', { method: 'GET', path });
      const headers = { 'if-match': String(shown.headers['etag']) };
      const body = { questions: [{ text: { en: 'Whose is it?', zh: '归谁所有?' } }] };
      await this.seeder.do('officer-wang', { method: 'POST', path: `${path}/query`, body, headers });
      return filing;
    };
    const [advising, proposed, toPassUp] = [await held('ADVICE'), await held('PROPOSED'), await held('UP')];
    await this.seeder.window.rows(`UPDATE filing.task SET role = 'advises' WHERE id = $1`, [advising.task]);
    await this.seeder.window.rows(
      `UPDATE filing.task SET state = 'proposed', second_person = true, assignee = 'officer-gone', verdict = $2
        WHERE id = $1`,
      [proposed.task, JSON.stringify({ outcome: 'approved', reasons: [], conditions: [] })],
    );
    // A package from another day, in which the kind names a higher body.
    await this.seeder.window.rows(
      `INSERT INTO filing.kind_package
       SELECT kind, '2025-12-31', '2025-12-31',
              jsonb_set(jsonb_set(jsonb_set(package, '{header,validFrom}', '"2025-12-31"'),
                                  '{header,clocks,0,escalatesTo}', '"cq-commerce-commission"'),
                        '{header,clocks,1,escalatesTo}', '"cq-commerce-commission"'), now()
         FROM filing.kind_package WHERE kind = 'website-filing' AND valid_from = '2026-01-01'`,
    );
    await this.seeder.window.rows(`UPDATE filing.filing SET kind_valid_from = '2025-12-31' WHERE id = $1`, [
      toPassUp.filing,
    ]);
    return {
      advisingTask: advising.task,
      proposedTask: proposed.task,
      taskToPassUp: toPassUp.task,
      taskToQuery: (await held('ASK')).task,
      taskToHandOver: (await held('HAND')).task,
      queried: await query(await held('QUERIED')),
      queriedToExtend: await query(await held('EXTEND')),
    };
  }

  async licences(): Promise<
    Pick<OfficersObjects, 'licence' | 'suspendedLicence' | 'licenceToRevoke' | 'licenceToGiveUp'>
  > {
    const [licence, suspendedLicence, licenceToRevoke, licenceToGiveUp] = [
      await this.licence(1),
      await this.licence(2),
      await this.licence(3),
      await this.licence(4),
    ];
    const path = `/v1/grants/${suspendedLicence}`;
    const shown = await this.seeder.ask('officer-zhao', { method: 'GET', path });
    const headers = { 'if-match': String(shown.headers['etag']) };
    const body = { reason: 'Under inquiry.' };
    await this.seeder.do('officer-zhao', { method: 'POST', path: `${path}/suspension`, headers, body });
    return { licence, suspendedLicence, licenceToRevoke, licenceToGiveUp };
  }

  private async licence(place: number): Promise<string> {
    const filing = await this.seeder.create(
      'yuzhou-imports',
      '/v1/filings',
      aLicence(`HOSTILE-IL-${place}`, '100'),
    );
    const id = String(filing['id']);
    const task = await this.taskOf(id);
    await this.onTask('officer-zhao', task, 'claim');
    await this.onTask('officer-zhao', task, 'decision', {
      outcome: 'approved',
      reason: 'As the papers say.',
    });
    const found = await this.seeder.ask('yuzhou-imports', { method: 'GET', path: `/v1/grants?filing=${id}` });
    return (found.json['items'] as { number: string }[])[0]!.number;
  }

  /** Promises that were kept so far, one of them badly, and one that was false. */
  async checks(): Promise<
    Pick<OfficersObjects, 'postCheck' | 'checkToOrder' | 'checkOrdered' | 'checkToRevoke' | 'creditFlag'>
  > {
    const [postCheck, checkToOrder, checkOrdered, checkToRevoke] = [
      await this.promise('yuzhou-imports', 'HOSTILE-14'),
      await this.promise('yuzhou-imports', 'HOSTILE-15'),
      await this.promise('yuzhou-imports', 'HOSTILE-8'),
      await this.promise('yuzhou-imports', 'HOSTILE-10'),
    ];
    await this.onCheck(checkOrdered, 'order', { text: 'Certify two more of the staff.' });
    const broken = await this.promise('ckg-bonded-port', 'HOSTILE-11');
    await this.onCheck(broken, 'revocation', { reason: 'There is no guesthouse.', falsePromise: true });
    const [flag] = await this.seeder.window.rows<{ id: string }>('SELECT id FROM filing.credit_flag');
    return { postCheck, checkToOrder, checkOrdered, checkToRevoke, creditFlag: flag!.id };
  }

  /** @returns the check that follows it */
  private async promise(as: string, reference: string): Promise<string> {
    const { id } = await this.seeder.create(as, '/v1/filings', aPromise(reference));
    const [check] = await this.seeder.window.rows<{ id: string }>(
      'SELECT id FROM filing.post_check WHERE filing_id = $1',
      [id],
    );
    return check!.id;
  }

  private async onCheck(id: string, act: string, body: object): Promise<void> {
    const path = `/v1/post-checks/${id}`;
    const shown = await this.seeder.ask(CHECKER, { method: 'GET', path });
    const headers = { 'if-match': String(shown.headers['etag']) };
    await this.seeder.do(CHECKER, { method: 'POST', path: `${path}/${act}`, body, headers });
  }

  /** A round whose window has closed, and a lot put up for bidding; both are announced to everybody. */
  async round(): Promise<Pick<OfficersObjects, 'hubFiling'>> {
    const filing = await this.seeder.create('yuzhou-imports', '/v1/filings', aHub('HOSTILE-12'));
    await this.seeder.window.rows(
      `INSERT INTO filing.selection_round
         (id, kind, step, body, title, opens_at, closes_at, panel, pass_mark, version)
       VALUES ($1, 'airport-hub-listing', 'provincial-review', 'cq-development-reform-commission',
               '{"en": "Hubs", "zh": "枢纽"}', '2026-01-01Z', $2, 1, 60, 1)`,
      [ROUND, new Date()],
    );
    const notice = await this.seeder.create('ckg-bonded-port', '/v1/filings', aNotice('HOSTILE-13'));
    await this.seeder.window.rows(
      `INSERT INTO filing.issued_grant (number, kind, filing_id, holder, issuer, for_anyone, valid_from, state,
                                        issued_at, changed_at)
       VALUES ($1, 'bidding-notice', $2, 'ckg-bonded-port', 'cq-public-resources-exchange', true, '2026-01-01',
               'issued', '2026-01-01Z', '2026-01-01Z')`,
      [LOT, notice['id']],
    );
    return { hubFiling: String(filing['id']) };
  }

  async taskOf(filing: string): Promise<string> {
    const [row] = await this.seeder.window.rows<{ id: string }>(
      'SELECT id FROM filing.task WHERE filing_id = $1',
      [filing],
    );
    return row!.id;
  }

  claim(task: string): Promise<void> {
    return this.onTask('officer-wang', task, 'claim');
  }

  private async onTask(officer: string, task: string, act: string, body?: object): Promise<void> {
    const path = `/v1/tasks/${task}`;
    const shown = await this.seeder.ask(officer, { method: 'GET', path });
    const headers = { 'if-match': String(shown.headers['etag']) };
    await this.seeder.do(officer, { method: 'POST', path: `${path}/${act}`, headers, ...(body && { body }) });
  }
}
