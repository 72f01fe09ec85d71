import { TASK_STATES } from '@landport/contracts';
import { unreachableStates } from '@landport/domain';
import { Task } from './task';
import { TASK_TRANSITIONS, type NewTask, type TaskVerdict } from './task-record';

const CHEN = { id: 'officer-chen', organisationId: 'ckg-customs' };
const LI = { id: 'officer-li', organisationId: 'ckg-customs' };
const AT = '2026-03-02T08:00:00.000Z';

const opened = (of: Partial<NewTask> = {}) =>
  Task.open({
    id: 't',
    filingId: 'f',
    filingVersion: 1,
    body: 'ckg-customs',
    queue: 'import-declaration',
    lane: 'red',
    origin: 'customs-zone',
    step: null,
    role: 'decides',
    wantsSecondPerson: false,
    openedAt: AT,
    dueAt: null,
    ...of,
  });
const verdict = (outcome: TaskVerdict['outcome']): TaskVerdict => ({
  outcome,
  reasons: [{ code: 'officer', text: { en: 'x', zh: 'x' } }],
  conditions: [],
});

/** Written by hand from the work list's rules, never derived from the table. */
const LEGAL = [
  'open claimed',
  'open decided',
  'open cancelled',
  'claimed open',
  'claimed waiting',
  'claimed proposed',
  'claimed decided',
  'claimed cancelled',
  'waiting claimed',
  'waiting cancelled',
  'proposed open',
  'proposed claimed',
  'proposed decided',
  'proposed cancelled',
];

describe('Task', () => {
  it('allows the listed moves and no other', () => {
    const found = TASK_STATES.flatMap((from) => TASK_TRANSITIONS[from].map((to) => `${from} ${to}`));
    expect(found.sort()).toEqual([...LEGAL].sort());
    expect(unreachableStates(TASK_TRANSITIONS, 'open')).toEqual([]);
  });

  it('is claimed by one officer, decided by that one alone, and once', () => {
    const task = opened();
    expect(() => task.decide(verdict('approved'), CHEN, AT)).toThrow('not claimed');
    task.claim(CHEN, AT);
    expect(() => task.claim(LI, AT)).toThrow('claimed');
    expect(() => task.decide(verdict('approved'), LI, AT)).toThrow('Another officer');
    task.decide(verdict('refused'), CHEN, AT);
    expect(task.snapshot).toMatchObject({ state: 'decided', verdict: { outcome: 'refused' }, version: 3 });
    expect(() => task.decide(verdict('approved'), CHEN, AT)).toThrow('decided');
  });

  it('can be given back by its holder, and then taken by another', () => {
    const task = opened();
    task.claim(CHEN, AT);
    expect(() => task.giveBack(LI)).toThrow('Another officer');
    task.giveBack(CHEN);
    task.claim(LI, AT);
    expect(task.snapshot).toMatchObject({ assignee: 'officer-li', claimedAt: AT });
  });

  it('holds once another officer confirms, where two persons are wanted', () => {
    const task = opened({ wantsSecondPerson: true });
    task.claim(CHEN, AT);
    task.decide(verdict('approved'), CHEN, AT);
    expect(task.snapshot).toMatchObject({ state: 'proposed', decidedAt: null });
    expect(() => task.confirm(CHEN, AT)).toThrow('Another officer');
    expect(() => task.sendBack(CHEN)).toThrow('Another officer');
    task.sendBack(LI);
    expect(task.snapshot).toMatchObject({ state: 'claimed', assignee: 'officer-chen', verdict: null });
    expect(() => task.confirm(LI, AT)).toThrow('no decision waits');
    task.decide(verdict('approved'), CHEN, AT);
    task.confirm(LI, AT);
    expect(task.snapshot).toMatchObject({ state: 'decided', confirmedBy: 'officer-li', decidedAt: AT });
  });

  it('lets a body that advises give an opinion and nothing else, without a second person', () => {
    const task = opened({ role: 'advises', wantsSecondPerson: true });
    task.claim(CHEN, AT);
    expect(() => task.decide(verdict('approved'), CHEN, AT)).toThrow('does not decide');
    task.decide(verdict('opinion'), CHEN, AT);
    expect(task.snapshot.state).toBe('decided');
    const leading = opened();
    leading.claim(CHEN, AT);
    expect(() => leading.decide(verdict('opinion'), CHEN, AT)).toThrow('decides the filing');
  });
});
