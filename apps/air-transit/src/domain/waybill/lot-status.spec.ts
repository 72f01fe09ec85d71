import { LotStatus } from '@landport/contracts';
import { unreachableStates, type Transitions } from '@landport/domain';
import { LOT_TRANSITIONS, placeFits } from './lot-status';

/**
 * By hand from the domain page: `expected -ARR-> landed -RCF-> received`, `received -PRE,MAN-> manifested -scan->
 * loaded -DEP-> departed`, `received -TRM-> transferPlanned -TFD-> handedOver -RCT-> received`, any to held,
 * offloaded, missing, found; and what follows where messages between were not sent.
 */
const LEGAL = `
  expected>landed expected>received expected>manifested
  landed>received landed>landed
  received>manifested received>transferPlanned received>delivered received>landed received>received
  manifested>loaded manifested>departed manifested>landed manifested>received
  loaded>departed loaded>landed loaded>received
  departed>landed departed>received
  transferPlanned>handedOver transferPlanned>landed transferPlanned>received
  handedOver>landed handedOver>received
  held>landed held>received
  offloaded>landed offloaded>received offloaded>manifested
  missing>landed missing>received
  found>received

  expected>held expected>offloaded expected>missing expected>found
  landed>held landed>offloaded landed>missing landed>found
  received>held received>offloaded received>missing received>found
  manifested>held manifested>offloaded manifested>missing manifested>found
  loaded>held loaded>offloaded loaded>missing loaded>found
  departed>held departed>offloaded departed>missing departed>found
  transferPlanned>held transferPlanned>offloaded transferPlanned>missing transferPlanned>found
  handedOver>held handedOver>offloaded handedOver>missing handedOver>found
  held>offloaded held>missing held>found
  offloaded>held offloaded>missing offloaded>found
  missing>held missing>offloaded missing>found
  found>held found>offloaded found>missing`
  .trim()
  .split(/\s+/);

describe('the moves of a lot', () => {
  it('are those of the page and no other', () => {
    const table: Transitions<LotStatus> = LOT_TRANSITIONS;
    const moves = LotStatus.options.flatMap((from) => table[from].map((to) => `${from}>${to}`));
    expect(moves.sort()).toEqual([...LEGAL].sort());
  });

  it('reach every status', () => {
    expect(unreachableStates<LotStatus>(LOT_TRANSITIONS, 'expected')).toEqual([]);
  });

  it.each<[LotStatus, LotStatus, boolean, boolean]>([
    // from, to, at its own station, at another
    ['expected', 'received', true, true],
    ['departed', 'received', true, true],
    ['landed', 'received', true, true],
    ['received', 'received', false, true],
    ['received', 'landed', false, true],
    ['landed', 'landed', false, true],
    ['manifested', 'received', false, true],
    ['received', 'manifested', true, false],
    ['manifested', 'departed', true, false],
    ['received', 'delivered', true, false],
    ['received', 'missing', true, true],
  ])('from %s to %s fit at the same station: %s, at another: %s', (from, to, here, elsewhere) => {
    expect([placeFits(from, to, true), placeFits(from, to, false)]).toEqual([here, elsewhere]);
  });
});
