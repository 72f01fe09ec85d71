import { conclusionOf, opinionsOutstanding } from './conclusion';
import type { TaskRecord, TaskVerdict } from './task-record';

const AT = '2026-03-02T08:00:00.000Z';
const words = (text: string) => ({ en: text, zh: text });

const task = (
  body: string,
  outcome: TaskVerdict['outcome'] | undefined,
  more: Partial<TaskRecord> = {},
): TaskRecord => ({
  id: body,
  filingId: 'f',
  filingVersion: 1,
  body,
  queue: 'q',
  lane: null,
  origin: 'filing',
  step: 's',
  role: outcome === 'opinion' ? 'advises' : 'decides',
  wantsSecondPerson: false,
  openedAt: AT,
  dueAt: null,
  state: outcome === undefined ? 'claimed' : 'decided',
  assignee: 'o',
  claimedAt: AT,
  version: 1,
  verdict:
    outcome === undefined
      ? null
      : { outcome, reasons: [{ code: 'officer', text: words(body) }], conditions: [words(`if ${body}`)] },
  decidedAt: outcome === undefined ? null : AT,
  confirmedBy: null,
  warnedAt: null,
  overdueAt: null,
  escalatedFrom: null,
  ...more,
});

describe('the conclusion of a step', () => {
  it.each([
    [[undefined], undefined],
    [['approved'], 'approved'],
    [['approved', undefined], undefined],
    [['approved', 'approved'], 'approved'],
    [['refused', undefined], 'refused'],
    [['approved', 'refused'], 'refused'],
  ] as const)('of %j is %s', (outcomes, expected) => {
    const tasks = outcomes.map((outcome, n) => task(`b${n}`, outcome));
    expect(conclusionOf(tasks)?.outcome).toBe(expected);
  });

  it('says who said what, opinions included', () => {
    const tasks = [task('lead', 'approved'), task('other', 'opinion')];
    expect(conclusionOf(tasks)).toEqual({
      outcome: 'approved',
      reasons: [
        { code: 'officer', text: words('lead'), by: 'lead' },
        { code: 'officer', text: words('other'), by: 'other' },
      ],
      conditions: [words('if lead'), words('if other')],
    });
  });

  it('takes no proposal for a decision', () => {
    const proposed = task('b', 'approved', { state: 'proposed', decidedAt: null });
    expect(conclusionOf([proposed])).toBeUndefined();
  });

  it('waits for every opinion until its time is over', () => {
    const late = { role: 'advises', dueAt: '2026-03-02T07:59:59.000Z' } as const;
    expect(opinionsOutstanding([task('a', undefined, { role: 'advises' })], AT)).toEqual(['a']);
    expect(opinionsOutstanding([task('a', undefined, late), task('b', 'opinion')], AT)).toEqual([]);
  });
});
