import { DeclarationReader, type WcoModel } from './declaration-reader';
import { xmlSource } from './xml-source';

/** A declaration that came as WCO Data Model XML. */
export interface WcoMessage {
  /** The model: WCO names and structure as JSON. */
  readonly payload: WcoModel;
  /** The text it came in, in which faults are placed. */
  readonly source: string;
}

/**
 * WCO Data Model `MetaData/Declaration` XML as JSON, without loss but for white space around texts, comments,
 * names of prefixes, and a transport envelope around `MetaData`.
 * @throws MalformedXml, DoctypeRefused, XmlTooDeep, XmlTooLarge
 */
export function readWcoXml(bytes: Uint8Array): WcoMessage {
  const source = xmlSource(bytes);
  return { payload: new DeclarationReader().read(source), source };
}
