import { LineCounter } from '../source-positions';
import { DoctypeRefused, MalformedXml, XmlTooLarge } from './xml-faults';

/** Bytes of the largest XML body taken. */
export const MOST_XML_BYTES = 8 * 1024 * 1024;

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const ENCODING = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/;

/**
 * The text of an XML message, once its bytes are known to be harmless: bounded, UTF-8, without DOCTYPE, and so
 * without entities of its own.
 * @throws XmlTooLarge, DoctypeRefused, MalformedXml
 */
export function xmlSource(bytes: Uint8Array): string {
  if (bytes.length > MOST_XML_BYTES) throw new XmlTooLarge(bytes.length, MOST_XML_BYTES);
  const text = decoded(bytes);
  const doctype = text.indexOf('<!DOCTYPE');
  if (doctype >= 0) {
    const { line, column } = new LineCounter(text).at(doctype);
    throw new DoctypeRefused(line, column);
  }
  const encoding = ENCODING.exec(text)?.[1];
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') {
    throw new MalformedXml(`its encoding is ${encoding.slice(0, 40)}, only UTF-8 is taken.`, 1, 1);
  }
  return text;
}

function decoded(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new MalformedXml('it is not UTF-8.', 1, 1);
  }
}
