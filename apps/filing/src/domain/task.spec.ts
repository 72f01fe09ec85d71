import { unreachableStates } from '@landport/domain';
import { Task, TASK_STATES, TASK_TRANSITIONS } from './task';

const CHEN = { id: 'officer-chen', organisationId: 'ckg-customs' };
const LI = { id: 'officer-li', organisationId: 'ckg-customs' };
const AT = '2026-03-02T08:00:00.000Z';

const opened = () =>
  Task.open({
    id: 't',
    filingId: 'f',
    filingVersion: 1,
    body: 'ckg-customs',
    queue: 'import-declaration',
    lane: 'red',
    origin: 'customs-zone',
    openedAt: AT,
    dueAt: null,
  });

/** Written by hand from the work list's rules, never derived from the table. */
const LEGAL = ['open claimed', 'open cancelled', 'claimed open', 'claimed decided', 'claimed cancelled'];

describe('Task', () => {
  it('allows the listed moves and no other', () => {
    const found = TASK_STATES.flatMap((from) => TASK_TRANSITIONS[from].map((to) => `${from} ${to}`));
    expect(found.sort()).toEqual([...LEGAL].sort());
    expect(unreachableStates(TASK_TRANSITIONS, 'open')).toEqual([]);
  });

  it('is claimed by one officer, decided by that one alone, and once', () => {
    const task = opened();
    expect(() => task.decide('approved', 'fine', CHEN, AT)).toThrow('not claimed');
    task.claim(CHEN);
    expect(() => task.claim(LI)).toThrow('claimed');
    expect(() => task.decide('approved', 'fine', LI, AT)).toThrow('Another officer');
    task.decide('refused', 'wrong code', CHEN, AT);
    expect(task.snapshot).toMatchObject({ state: 'decided', outcome: 'refused', version: 3 });
    expect(() => task.decide('approved', 'fine', CHEN, AT)).toThrow('decided');
  });

  it('can be given back by its holder, and then taken by another', () => {
    const task = opened();
    task.claim(CHEN);
    expect(() => task.giveBack(LI)).toThrow('Another officer');
    task.giveBack(CHEN);
    task.claim(LI);
    expect(task.snapshot.assignee).toBe('officer-li');
  });
});
