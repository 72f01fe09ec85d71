import { loadPackages } from '@landport/kinds';
import { writeNctsXml } from '../../../apps/filing/src/formats/ncts/write-ncts-xml';
import { writeWcoXml } from '../../../apps/filing/src/formats/wco-xml/write-wco-xml';
import { readXml } from '../../../apps/filing/src/formats/xml/read-xml';
import type { Model } from '../../../apps/filing/src/formats/xml/xml-walk';
import { spreadOf, type Spread } from '../figures/spread';

/** Of a declaration as people have it; public samples are of 6 to 54 kB. */
const BYTES = 20_000;
const WARM_UP = 300;

/** What one standard's messages cost. */
export interface FormatFigures {
  readonly standard: string;
  /** Parse and map one message of 20 kB, in ms; a round's median. */
  readonly read: Spread;
  /** The same against JSON.parse of the same content. */
  readonly toJsonParse: Spread;
}

type Lists = Readonly<Record<string, unknown>>;

/** A message of at least the size wanted: the kind's first example with its goods items said again and again. */
function aMessage(kind: string, write: (payload: Model) => string, way: readonly string[]): Buffer {
  const source = loadPackages().find(({ header }) => header.kind === kind)!;
  const payload = structuredClone(source.examples.pass[0]!.payload) as Model;
  const items = way.reduce<unknown>((inner, step) => (inner as Lists)[step], payload) as unknown[];
  const [first] = items;
  while (write(payload).length < BYTES) items.push(structuredClone(first));
  return Buffer.from(write(payload));
}

const MESSAGES = [
  {
    standard: 'WCO Data Model',
    bytes: () => aMessage('import-declaration', writeWcoXml, ['GoodsShipment', 'GovernmentAgencyGoodsItem']),
  },
  {
    standard: 'NCTS phase 5',
    bytes: () =>
      aMessage('transit-declaration', writeNctsXml, [
        'Consignment',
        'HouseConsignment',
        '0',
        'ConsignmentItem',
      ]),
  },
] as const;

export function measureFormats(rounds: number, timesARound = 200): FormatFigures[] {
  return MESSAGES.map(({ standard, bytes }) => {
    const message = bytes();
    const json = JSON.stringify(readXml(message).payload);
    const reads: number[] = [];
    const ratios: number[] = [];
    medianOf(WARM_UP, () => readXml(message));
    medianOf(WARM_UP, () => JSON.parse(json));
    for (let round = 0; round < rounds; round += 1) {
      const read = medianOf(timesARound, () => readXml(message));
      reads.push(read);
      ratios.push(read / medianOf(timesARound, () => JSON.parse(json)));
    }
    return { standard, read: spreadOf(reads), toJsonParse: spreadOf(ratios) };
  });
}

/** In ms. */
function medianOf(times: number, run: () => unknown): number {
  const spent = Array.from({ length: times }, () => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  });
  return spreadOf(spent).median;
}
