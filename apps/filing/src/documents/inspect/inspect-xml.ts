import type { DocumentType } from '@landport/contracts';
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { ActiveContent, DocumentTypeNotTaken, MalformedDocument } from '../../domain/document-errors';
import type { FileBytes } from './file-bytes';
import { encodingsOf } from './inspect-text';

const DEEPEST = 256;
/** Vocabularies that a browser shows as a page, and runs. */
const PAGE_NAMESPACES = new Set(['http://www.w3.org/1999/xhtml', 'http://www.w3.org/2000/svg']);
const PAGE_ELEMENTS = new Set(['html', 'svg', 'script', 'body', 'iframe', 'foreignobject']);

/** Whether text begins as markup does, in whichever encoding. */
export function looksLikeMarkup(head: Buffer): boolean {
  const [encoding = 'utf-8'] = encodingsOf(head);
  return /^\s*<(\?xml|[!A-Za-z_])/.test(new TextDecoder(encoding).decode(head.subarray(0, 256)));
}

/**
 * Reads the document once, in pieces: well-formed, without a document type, without anything that a browser would
 * show as a page.
 * @throws DocumentTypeNotTaken, ActiveContent, MalformedDocument
 */
export async function inspectXml(file: FileBytes): Promise<DocumentType> {
  const decoder = decoderOf(await file.at(0, 256));
  const parser = strictParser();
  const read = (text: string): void => void parser.write(text);
  try {
    for await (const piece of file.pieces()) read(decoder.decode(piece, { stream: true }));
    read(decoder.decode());
    parser.close();
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new MalformedDocument('its text is not in the encoding that it names');
    throw error;
  }
  return 'application/xml';
}

function decoderOf(head: Buffer): TextDecoder {
  const [marked = 'utf-8'] = encodingsOf(head);
  const named = /^[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(head.toString('latin1'))?.[1];
  try {
    return new TextDecoder(marked === 'utf-8' ? (named ?? marked) : marked, { fatal: true });
  } catch {
    throw new MalformedDocument(`its encoding ${named} is not known`);
  }
}

function strictParser(): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on('error', ({ message }) => {
    throw new MalformedDocument(message);
  });
  parser.on('doctype', (doctype) => {
    const isPage = /^\s*(html|svg)\b/i.test(doctype);
    throw isPage ? new DocumentTypeNotTaken('text/html') : new ActiveContent('a document type declaration');
  });
  parser.on('processinginstruction', ({ target }) => {
    if (target === 'xml-stylesheet') throw new ActiveContent('a stylesheet of its own');
    if (target.toLowerCase() === 'php') throw new DocumentTypeNotTaken('a script or a page');
  });
  parser.on('opentag', ({ local, uri }) => {
    depth += 1;
    if (depth > DEEPEST) throw new MalformedDocument('it is nested too deeply');
    if (PAGE_NAMESPACES.has(uri) || PAGE_ELEMENTS.has(local.toLowerCase()))
      throw new DocumentTypeNotTaken(uri.endsWith('svg') || local === 'svg' ? 'image/svg+xml' : 'text/html');
  });
  parser.on('closetag', () => void (depth -= 1));
  return parser;
}
