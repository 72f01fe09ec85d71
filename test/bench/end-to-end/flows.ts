import { FilingDecided, FilingReleased } from '@landport/contracts';
import { randomInt } from 'node:crypto';
import { declaration, fwb, newAwb, rcf } from '../../story/papers';
import type { Window } from '../../story/window';
import { bodiesOf, examplePayload } from '../intake/bodies';

/** A way of a filing from lodging to the webhook that tells its end. */
export interface Flow {
  readonly name: string;
  readonly owner: string;
  /** Pushed when it is decided. */
  readonly type: string;
  /** Of the target, filings a second. */
  readonly perSecond: number;
  readonly expected: number;
  /** Makes what filings of this flow need, and returns how to write one. */
  prepare(window: Window): Promise<(reference: string) => string>;
}

const PLACE = '@reference@';
const PIECES = 10;
const KILOGRAMS = '120.5';
/** Consignments at the airport, among which the declarations are spread. */
const WAYBILLS = 400;
const IN_A_MESSAGE = 50;

export const onTheSpot: Flow = {
  name: 'decided on the spot',
  owner: 'yuzhou-imports',
  type: FilingDecided.type,
  perSecond: 350,
  expected: 201,
  prepare: () =>
    Promise.resolve(
      bodiesOf(
        'high-tech-recognition',
        examplePayload('high-tech-recognition', ({ area }) => area === 'chongqing-pilot'),
      ),
    ),
};

export const greenDeclaration: Flow = {
  name: 'green import declaration',
  owner: 'yuzhou-imports',
  type: FilingReleased.type,
  perSecond: 150,
  expected: 202,
  prepare: async (window) => {
    const bodies = (await arrivedWaybills(window)).map((awb) => {
      const facts = {
        reference: PLACE,
        importer: 'yuzhou-imports',
        awb,
        amount: '250000.00',
        pieces: PIECES,
      };
      return bodiesOf('import-declaration', declaration(facts));
    });
    return (reference) => bodies[randomInt(bodies.length)]!(reference);
  },
};

/** The airline lodges them, the handler reports them received. */
async function arrivedWaybills(window: Window): Promise<string[]> {
  const awbs = [...new Set(Array.from({ length: WAYBILLS }, newAwb))];
  for (let from = 0; from < awbs.length; from += IN_A_MESSAGE) {
    const some = awbs.slice(from, from + IN_A_MESSAGE);
    const waybill = (awb: string): string =>
      fwb(awb, PIECES, KILOGRAMS, 'INTEGRATED CIRCUITS', 'YUZHOU IMPORTS');
    await send(window, 'changjiang-air', some.map(waybill));
    await send(
      window,
      'ckg-ground',
      some.map((awb) => rcf(awb, PIECES, KILOGRAMS, new Date())),
    );
  }
  return awbs;
}

async function send(window: Window, actor: string, texts: readonly string[]): Promise<void> {
  const text = texts.join('\r\n');
  const answer = await window.ask(actor, 'POST', '/v1/air/messages', { text, type: 'text/plain' });
  if (answer.status !== 201) throw new Error(`${actor}: ${answer.text}`);
}
