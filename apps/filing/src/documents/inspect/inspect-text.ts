import type { DocumentType } from '@landport/contracts';
import { DocumentTypeNotTaken } from '../../domain/document-errors';
import { textTypeOf, type Declared } from './document-types';
import type { FileBytes } from './file-bytes';

/** Tab, line feed, form feed and carriage return belong to text; no other control character does. */
const CONTROL = /[^\P{Cc}\t\n\f\r]/u;
const SCRIPT = /^\s*(#!|<\?php|<%|@echo\b|<(html|script|svg|!doctype))/i;

/** UTF-16 says so by its mark; else Chinese systems write GB 18030 where others write UTF-8. */
export function encodingsOf(head: Buffer): readonly string[] {
  if (head[0] === 0xff && head[1] === 0xfe) return ['utf-16le'];
  if (head[0] === 0xfe && head[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

/**
 * Plain text in an encoding that we know, without control characters, and no script by its first line.
 * @throws DocumentTypeNotTaken
 */
export async function inspectText(file: FileBytes, declared: Declared): Promise<DocumentType> {
  const head = await file.at(0, 512);
  for (const encoding of encodingsOf(head)) {
    const start = new TextDecoder(encoding).decode(head);
    if (SCRIPT.test(start)) throw new DocumentTypeNotTaken('a script or a page');
    if (await isTextIn(encoding, file)) return textTypeOf(declared);
  }
  throw new DocumentTypeNotTaken('application/octet-stream');
}

async function isTextIn(encoding: string, file: FileBytes): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of file.pieces())
      if (CONTROL.test(decoder.decode(piece, { stream: true }))) return false;
    return !CONTROL.test(decoder.decode());
  } catch {
    return false;
  }
}
