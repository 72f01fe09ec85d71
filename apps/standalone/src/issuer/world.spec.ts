import { loadPackages } from '@landport/kinds';
import { WORLD } from './world';

describe('the seeded world', () => {
  it('has each actor once', () => {
    const ids = WORLD.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  /** How many officers a body has. */
  const staff = new Map<string, number>();
  for (const { organisation, roles } of WORLD) {
    if (roles.includes('officer')) staff.set(organisation, (staff.get(organisation) ?? 0) + 1);
  }
  const headers = loadPackages().map(({ header }) => header);

  it('has an officer for every body that a kind names, so that no filing waits for nobody', () => {
    const named = headers.flatMap(({ steps, clocks }) => [
      ...steps.flatMap(({ bodies }) => bodies),
      ...clocks.flatMap(({ escalatesTo }) => (escalatesTo === undefined ? [] : [escalatesTo])),
    ]);
    expect([...new Set(named)].filter((body) => !staff.has(body))).toEqual([]);
  });

  it('has two where a kind wants a second person', () => {
    const wanting = headers.flatMap(({ steps }) =>
      steps
        .filter(({ secondPerson }) => secondPerson)
        .flatMap(({ bodies, concludes }) => (concludes === 'lead' ? bodies.slice(0, 1) : bodies)),
    );
    expect([...new Set(wanting)].filter((body) => (staff.get(body) ?? 0) < 2)).toEqual([]);
  });
});
