import { completed } from '../formats/conversion/complete';
import { goodsItemsCsv } from '../formats/conversion/goods-items-csv';
import type { Leaf } from '../formats/conversion/leaves';
import { mapFields } from '../formats/conversion/map-fields';
import { writable } from '../formats/conversion/writable';
import { writeNctsXml } from '../formats/ncts/write-ncts-xml';
import { writeWcoXml } from '../formats/wco-xml/write-wco-xml';
import type { XmlStandard } from '../formats/xml/read-xml';
import type { Model } from '../formats/xml/xml-walk';
import type { z } from 'zod';
import type { ConversionFormat } from '@landport/contracts';

type Format = z.output<typeof ConversionFormat>;

/** Why something is lost. */
export type Loss = 'no-place' | 'not-in-xml' | 'not-in-table' | 'envelope';

export interface Converted {
  readonly mediaType: string;
  readonly content: string | Readonly<Model>;
  /** The model behind `content`, where it is a message of another standard than the source: it may want more. */
  readonly made?: Model;
  readonly lost: readonly { readonly leaf: Leaf; readonly why: Loss }[];
}

const XML: Readonly<Record<XmlStandard, Format>> = { wco: 'wco-xml', ncts: 'ncts-xml' };

/** @param standard  of the source's model */
export function converted(payload: Readonly<Model>, standard: XmlStandard, to: Format): Converted {
  if (to === 'json') return { mediaType: 'application/json', content: payload, lost: [] };
  if (to === 'csv') {
    const { text, lost } = goodsItemsCsv(payload, standard);
    return { mediaType: 'text/csv', content: text, lost: lost.map(because('not-in-table')) };
  }
  const target: XmlStandard = to === 'wco-xml' ? 'wco' : 'ncts';
  const write = target === 'wco' ? writeWcoXml : writeNctsXml;
  if (XML[standard] === to) {
    const { kept, lost } = writable(payload, standard);
    return { mediaType: 'application/xml', content: write(kept), lost: lost.map(because('not-in-xml')) };
  }
  const mapped = mapFields(payload, standard);
  // A control character has no place in any XML.
  const { kept: made } = writable(completed(mapped.payload, target), target);
  return {
    mediaType: 'application/xml',
    content: write(made),
    made,
    lost: mapped.lost.map(because('no-place')),
  };
}

const because =
  (why: Loss) =>
  (leaf: Leaf): { leaf: Leaf; why: Loss } => ({ leaf, why });
