import { loadPackages } from '@landport/kinds';
import { WORLD } from './world';

describe('the seeded world', () => {
  it('has each actor once', () => {
    const ids = WORLD.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('has an officer for every body that a kind names, so that no filing waits for nobody', () => {
    const staffed = new Set(
      WORLD.filter(({ roles }) => roles.includes('officer')).map(({ organisation }) => organisation),
    );
    const named = loadPackages().flatMap(({ header }) => [
      ...header.steps.flatMap(({ bodies }) => bodies),
      ...header.clocks.flatMap(({ escalatesTo }) => (escalatesTo === undefined ? [] : [escalatesTo])),
    ]);
    expect([...new Set(named)].filter((body) => !staffed.has(body))).toEqual([]);
  });
});
