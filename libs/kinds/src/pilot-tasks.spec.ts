import { loadPackages } from './package/load-packages';
import { loadPilotTasks, PilotTask } from './package/pilot-task';

const headers = new Map(loadPackages().map(({ header }) => [header.kind, header]));
const tasks = loadPilotTasks();

/** Kinds of trade that every port has; all others come from the pilot. */
const OF_NO_TASK = /-declaration$/;

describe('the register of pilot tasks', () => {
  it('names each task once, in the seven fields of services and around them', () => {
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
    expect(new Set(tasks.map(({ field }) => field))).toEqual(new Set(PilotTask.shape.field.options));
  });

  it('names kinds that there are, none of them a declaration, whose filings are not counted', () => {
    const named = tasks.flatMap(({ kinds }) => kinds);
    expect(named.filter((kind) => !headers.has(kind) || OF_NO_TASK.test(kind))).toEqual([]);
    expect(named.filter((kind, at) => named.indexOf(kind) !== at)).toEqual([]);
  });

  it.each(tasks.map((task) => [task.id, task]))('%s: has the bodies that decide its kinds', (_id, task) => {
    const known = new Set([task.leadBody, ...task.supportBodies]);
    const deciding = task.kinds.flatMap((kind) => headers.get(kind)!.steps.flatMap(({ bodies }) => bodies));
    expect(deciding.filter((body) => !known.has(body))).toEqual([]);
    expect(deciding).toContain(task.leadBody);
  });
});
