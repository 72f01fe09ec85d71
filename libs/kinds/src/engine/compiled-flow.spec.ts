import type { KindClock, Step } from '../package/kind-flow';
import { KindHeader } from '../package/kind-package';
import { CompiledFlow } from './compiled-flow';
import { Figures } from './in-force';

const words = { en: 'x', zh: 'x' };
const step = (name: string, more: Partial<Step> = {}) => ({ name, title: words, bodies: ['body'], ...more });
const clock = (name: string, more: Partial<KindClock> = {}) => ({
  name,
  title: words,
  workingDays: 5,
  startsOn: 'lodged',
  stopsWhile: [],
  ...more,
});
const FIGURES = new Figures([{ name: 'limit', value: '100', validFrom: '2026-01-01' }]);
const flow = (steps: object[], clocks: object[] = []): CompiledFlow =>
  new CompiledFlow(
    KindHeader.parse({
      kind: 'stall',
      validFrom: '2026-01-01',
      title: words,
      summary: words,
      decision: [{ mode: 'approval', validFrom: '2026-01-01' }],
      handledBy: 'filing',
      steps,
      documents: [],
      clocks,
    }),
    FIGURES,
  );
const large = { reads: { price: '/price' }, expression: 'decimal(price) > parameters.limit' };
const filing = (payload: unknown) => ({
  payload,
  parameters: FIGURES.on('2026-03-02', undefined),
  on: '2026-03-02',
  organisationId: 'o',
});

describe('the way of a filing', () => {
  const way = flow([step('district', { when: large }), step('province')]);
  const namesOf = (payload: unknown): string[] => way.stepsFor(filing(payload)).map(({ name }) => name);

  it.each([
    [{ price: '100.01' }, ['district', 'province']],
    [{ price: '100' }, ['province']],
    [{}, ['province']],
    [{ price: 'dear' }, ['province']],
  ])('of %j goes by %j', (payload, names) => {
    expect(namesOf(payload)).toEqual(names);
  });

  it('takes of a step’s clocks the last that fits', () => {
    const { clockFor } = {
      clockFor: (of: string, payload: unknown) =>
        flow(
          [step('district'), step('province')],
          [
            clock('all'),
            clock('quick', { step: 'district' }),
            clock('long', { step: 'district', when: large }),
          ],
        ).clockFor(of, filing(payload))?.name,
    };
    expect(clockFor('province', {})).toBe('all');
    expect(clockFor('district', {})).toBe('quick');
    expect(clockFor('district', { price: '101' })).toBe('long');
  });

  it('gives officers no clock that starts after their decision', () => {
    expect(
      flow([step('district')], [clock('after', { startsOn: 'approved' })]).clockFor('district', filing({})),
    ).toBeUndefined();
  });

  it.each([
    ['an expression that cannot run', [step('a', { when: { reads: {}, expression: 'price >' } })], []],
    [
      'a figure that is not given',
      [step('a', { when: { reads: {}, expression: 'parameters.none > 1' } })],
      [],
    ],
    ['two steps of one name', [step('a'), step('a')], []],
    ['a clock of no step', [step('a')], [clock('c', { step: 'b' })]],
  ])('cannot be compiled with %s', (_what, steps, clocks) => {
    expect(() => flow(steps, clocks)).toThrow();
  });
});
