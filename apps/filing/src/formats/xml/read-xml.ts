import { DeclarationReader } from '../wco-xml/declaration-reader';
import { isNctsMessage, NctsReader } from '../ncts/ncts-reader';
import { xmlSource } from './xml-source';
import { XmlWalk, type ElementWatcher, type Model } from './xml-walk';

export type XmlStandard = 'wco' | 'ncts';

/** A message that came as XML. */
export interface XmlMessage {
  readonly standard: XmlStandard;
  /** The model: names and structure of the standard as JSON. */
  readonly payload: Model;
  /** The text it came in, in which faults are placed. */
  readonly source: string;
}

/**
 * A goods declaration of the WCO Data Model or a message of NCTS phase 5, told apart by the outermost element.
 * @throws MalformedXml, DoctypeRefused, XmlTooDeep, XmlTooLarge
 */
export const readXml = (bytes: Uint8Array): XmlMessage => readXmlText(xmlSource(bytes));

/** @param source  known to be harmless @param watcher  told of every element of the model */
export function readXmlText(source: string, watcher?: ElementWatcher): XmlMessage {
  let standard: XmlStandard = 'wco';
  const walk = new XmlWalk((root, refuse) => {
    if (!isNctsMessage(root)) return new DeclarationReader(refuse, watcher);
    standard = 'ncts';
    return new NctsReader(refuse, watcher);
  });
  const payload = walk.walk(source);
  return { standard, payload, source };
}
