import { unreachableStates } from '@landport/domain';
import { assertGrantMay, GRANT_STATES, GRANT_TRANSITIONS } from './grant';

/** By hand: a suspension is lifted, a revocation or a surrender is for good. */
const LEGAL = [
  'issued suspended',
  'issued revoked',
  'issued withdrawn',
  'suspended issued',
  'suspended revoked',
  'suspended withdrawn',
];

describe('what may be made of a grant', () => {
  const pairs = GRANT_STATES.flatMap((from) => GRANT_STATES.map((to) => [from, to] as const));

  it.each(pairs)('%s to %s', (from, to) => {
    const isLegal = LEGAL.includes(`${from} ${to}`);
    if (isLegal) expect(() => assertGrantMay(from, to)).not.toThrow();
    else expect(() => assertGrantMay(from, to)).toThrow();
  });

  it('leaves no state that nothing leads to', () => {
    expect(unreachableStates(GRANT_TRANSITIONS, 'issued')).toEqual([]);
  });
});
