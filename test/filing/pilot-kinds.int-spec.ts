import type { GrantView, TaskView } from '@landport/contracts';
import { loadPackages, loadPilotTasks, type KindPackage } from '@landport/kinds';
import { SystemClock } from '@landport/platform';
import { FilingWindow, type Answer } from './filing-window';
import { OfficersDesk } from './officers-desk';

/** The day of the packages' examples, at noon in the office. */
const DAY = new Date('2026-03-02T04:00:00.000Z');

const approve = { outcome: 'approved', reasons: [{ code: 'conditions-met' }] };
const opinion = { opinion: { en: 'Nothing speaks against it.', zh: '无异议。' } };

const packages = new Map(loadPackages().map((source) => [source.header.kind, source]));
const packageOf = (kind: string): KindPackage => packages.get(kind)!;
/** An example of the kind: the first, or the one whose title says so. */
const payloadOf = (kind: string, says = ''): Record<string, unknown> =>
  packageOf(kind).examples.pass.find(({ title }) => title.includes(says))!.payload as Record<string, unknown>;

/** Of a kind that leans on nothing else, and whose way its steps alone decide. */
const isDecidedByBodies = ({ header, examples }: KindPackage): boolean =>
  header.decision.every(({ mode }) => mode === 'approval' || mode === 'record') &&
  !header.cites.some(({ required }) => required) &&
  examples.pass[0]!.decides === 'later';
const byBodies = loadPilotTasks()
  .flatMap(({ kinds }) => kinds)
  .filter((kind) => isDecidedByBodies(packageOf(kind)));

describe('the kinds of the pilot, on their way through their bodies', () => {
  let window: FilingWindow;
  let desk: OfficersDesk;
  beforeAll(async () => {
    jest.spyOn(SystemClock.prototype, 'now').mockImplementation(() => DAY);
    window = await FilingWindow.open();
    desk = new OfficersDesk(window);
  });
  afterAll(async () => {
    await window.close();
    jest.restoreAllMocks();
  });

  let serial = 0;
  const submit = (kind: string, payload: object): Promise<Answer> => {
    serial += 1;
    return window.ask('importer', 'POST', '/v1/filings', {
      body: { kind, reference: `PK-${serial}`, payload },
    });
  };
  const lodge = async (kind: string, payload: object): Promise<string> => {
    const answer = await submit(kind, payload);
    expect([answer.status, answer.json['errors']]).toEqual([202, undefined]);
    return String(answer.json['id']);
  };
  const shown = async (id: string) => (await window.ask('importer', 'GET', `/v1/filings/${id}`)).json;
  const grantsOf = async (id: string): Promise<readonly GrantView[]> =>
    (await window.ask('importer', 'GET', `/v1/grants?filing=${id}`)).json['items'] as never;

  /** Each body says its word at the step that is open: advisers first, then who decides, then who confirms. */
  const passStep = async (id: string, bodies: readonly string[]): Promise<void> => {
    for (const body of [...bodies].reverse()) {
      const officer = `officer of ${body}` as const;
      const task = await desk.taskOf(officer, id);
      const { role } = (await window.ask(officer, 'GET', `/v1/tasks/${task}`)).json as unknown as TaskView;
      const said =
        role === 'advises'
          ? await desk.work(officer, id, 'opinion', opinion)
          : await desk.work(officer, id, 'decision', approve);
      expect([body, said.status]).toEqual([body, 200]);
      if (said.json['state'] === 'proposed')
        await desk.act(`second officer of ${body}`, id, 'confirmation', { confirms: true });
    }
  };
  const passAll = async (id: string, { header }: KindPackage): Promise<string[]> => {
    const taken: string[] = [];
    for (;;) {
      const { status, steps } = (await shown(id)) as unknown as {
        status: string;
        steps: { name: string; state: string }[];
      };
      const open = steps.find(({ state }) => state === 'open');
      if (open === undefined || status !== 'underReview') return taken;
      taken.push(open.name);
      await passStep(id, header.steps.find(({ name }) => name === open.name)!.bodies);
    }
  };

  it.each(byBodies)('%s is approved by its bodies alone, and gives what it is for', async (kind) => {
    const source = packageOf(kind);
    const id = await lodge(kind, payloadOf(kind));
    const taken = await passAll(id, source);
    expect(taken.length).toBeGreaterThan(0);
    expect(await shown(id)).toMatchObject({ status: 'approved', decision: { outcome: 'approved' } });
    const [grant] = await grantsOf(id);
    expect(grant?.number).toMatch(new RegExp(`^${source.header.grants!.prefix}-`));
  });

  it('leaves out the access provider who has checked, and asks the one who has not', async () => {
    const source = packageOf('website-filing');
    const checked = payloadOf('website-filing', 'abroad');
    const unchecked = payloadOf('website-filing', 'in person');
    expect(await passAll(await lodge('website-filing', checked), source)).toEqual(['record']);
    expect(await passAll(await lodge('website-filing', unchecked), source)).toEqual([
      'provider-check',
      'record',
    ]);
  });

  it('takes talent of class A without acceptance, five working days from lodging', async () => {
    const id = await lodge('overseas-talent-green-channel', payloadOf('overseas-talent-green-channel'));
    const officer = 'officer of cq-human-resources';
    const task = await window.ask(officer, 'GET', `/v1/tasks/${await desk.taskOf(officer, id)}`);
    // Monday the 2nd of March and five working days: the end of Monday the 9th in the office.
    expect(task.json).toMatchObject({ step: 'decision', dueAt: '2026-03-09T16:00:00.000Z' });
  });

  it('lets projects of the park lean on its assessment, whoever holds it, and those of no other park', async () => {
    const park = await lodge('regional-assessment', payloadOf('regional-assessment'));
    await passAll(park, packageOf('regional-assessment'));
    const [grant] = await grantsOf(park);
    expect(grant).toMatchObject({ validTo: '2028-03-02' });
    const project = (change: object = {}): object => ({
      ...payloadOf('project-approval'),
      assessments: [{ subject: 'flood', source: 'regional', number: grant!.number }],
      onNegativeList: false,
      commitment: { accepted: true, signedBy: 'Song Yi', signedOn: '2026-03-01' },
      ...change,
    });
    const file = (payload: object): Promise<Answer> =>
      window.ask('second', 'POST', '/v1/filings', {
        body: { kind: 'project-approval', reference: `PROJECT-${(serial += 1)}`, payload },
      });
    const approved = await file(project());
    expect([approved.status, approved.json['status']]).toEqual([201, 'approved']);
    const elsewhere = await file(project({ park: { code: 'CQ-XP-02' } }));
    expect(elsewhere.status).toBe(422);
    expect(elsewhere.json['errors']).toMatchObject([{ code: expect.stringMatching(/^filing\/citation-/) }]);
  });

  it('decides a commitment in the same request, and keeps what is barred for the ordinary way', async () => {
    const promised = payloadOf('commitment-permit', 'Commits instead');
    const ordinary = payloadOf('commitment-permit', 'ordinary way');
    expect((await submit('commitment-permit', promised)).json).toMatchObject({
      status: 'approved',
      decision: { mode: 'commitment' },
    });
    expect((await submit('commitment-permit', ordinary)).json).toMatchObject({ status: 'underReview' });
  });
});
