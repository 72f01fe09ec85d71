import { TRANSIT_KIND } from './ncts/transit-filing';
import { writeNctsXml } from './ncts/write-ncts-xml';
import { isDeclaration } from './wco-xml/kind-of-declaration';
import { writeWcoXml } from './wco-xml/write-wco-xml';
import type { Model } from './xml/xml-walk';

/**
 * A filing's payload in the XML of its standard; undefined where its kind has none, or where it says something that
 * XML cannot hold: a control character, for instance.
 */
export function xmlOf(kind: string, payload: Readonly<Model>): string | undefined {
  const write = isDeclaration(kind) ? writeWcoXml : kind === TRANSIT_KIND ? writeNctsXml : undefined;
  try {
    return write?.(payload);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
