import { unreachableStates } from '@landport/domain';
import { Mandate, MANDATE_TRANSITIONS, whyNotInForce, type MandateState } from './mandate';

const AT = '2026-03-02T08:00:00.000Z';
const principal = { id: 'importer', organisationId: 'yuzhou-imports' };
const broker = { id: 'broker', organisationId: 'bayu-brokers' };

const offered = () =>
  Mandate.offer(
    'id',
    {
      principal: 'yuzhou-imports',
      broker: 'bayu-brokers',
      kinds: ['import-declaration'],
      representation: 'direct',
      from: '2026-03-02',
      to: null,
    },
    principal,
    AT,
  );

describe('a mandate', () => {
  it('may only go where this list says', () => {
    const legal = ['offered>accepted', 'offered>ended', 'accepted>ended'];
    const states = Object.keys(MANDATE_TRANSITIONS) as MandateState[];
    const moves = states.flatMap((from) => MANDATE_TRANSITIONS[from].map((to) => `${from}>${to}`));
    expect(moves.sort()).toEqual(legal.sort());
    expect(unreachableStates(MANDATE_TRANSITIONS, 'offered')).toEqual([]);
  });

  it('is taken on by the broker alone, and both sides are told of each step', () => {
    const mandate = offered();
    expect(() => mandate.accept(principal, AT)).toThrow('Only the broker');
    mandate.accept(broker, AT);
    mandate.end('We file ourselves now.', principal, AT);
    expect(mandate.takeFacts().map(({ type, sequence, data }) => [type, sequence, data])).toMatchObject([
      ['landport.filing.mandate-offered.v1', 1, { concerns: ['yuzhou-imports', 'bayu-brokers'] }],
      ['landport.filing.mandate-accepted.v1', 2, { concerns: ['yuzhou-imports', 'bayu-brokers'] }],
      ['landport.filing.mandate-ended.v1', 3, { endedBy: 'yuzhou-imports' }],
    ]);
    expect(mandate.snapshot.history.map(({ action, by }) => [action, by.id])).toEqual([
      ['offered', 'importer'],
      ['accepted', 'broker'],
      ['ended', 'importer'],
    ]);
    expect(() => mandate.end('again', broker, AT)).toThrow('cannot become ended');
  });

  it.each([
    ['offered', '2026-03-02', null, '2026-03-05', 'notAccepted'],
    ['accepted', '2026-03-02', null, '2026-03-01', 'notYetInForce'],
    ['accepted', '2026-03-02', null, '2026-03-02', undefined],
    ['accepted', '2026-03-02', '2026-03-31', '2026-03-31', undefined],
    ['accepted', '2026-03-02', '2026-03-31', '2026-04-01', 'expired'],
    ['ended', '2026-03-02', null, '2026-03-05', 'ended'],
  ] as const)('%s from %s to %s on %s: %s', (state, from, to, on, why) => {
    expect(whyNotInForce({ state, from, to }, on)).toBe(why);
  });
});
