import type { DocumentType } from '@landport/contracts';
import { DocumentOfTwoTypes } from '../../domain/document-errors';
import type { FileBytes } from './file-bytes';

const END_OF_ARCHIVE = Buffer.from('504b0506', 'hex');
const SMALLEST_END = 22;
/** The record that ends an archive, and the longest comment behind it. */
export const LARGEST_END = SMALLEST_END + 65_535;

/** Readers of PDF take a file whose header stands this far in. */
const PDF_HEADER_WITHIN = 1_024;
/** What makes a browser or a web server take bytes for a page or a script. */
const PAGE = /<(!doctype\s+html|html|head|body|script|iframe|svg)[\s>/]|<\?php\b/i;

/** @returns where in `tail` the record begins that ends an archive exactly at the end of the file */
export function endOfArchive(tail: Buffer): number | undefined {
  for (let at = tail.length - SMALLEST_END; at >= 0; at -= 1) {
    at = tail.lastIndexOf(END_OF_ARCHIVE, at);
    if (at < 0) return undefined;
    if (at + SMALLEST_END + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  return undefined;
}

const isArchive = (type: DocumentType): boolean => /officedocument|opendocument/.test(type);
const isText = (type: DocumentType): boolean => type.startsWith('text/') || type === 'application/xml';

/**
 * Archives are read from their end, PDF from anywhere near its beginning, and pages from whatever looks like one: a
 * file may be one thing to us and another to the program that opens it.
 * @throws DocumentOfTwoTypes
 */
export async function refuseSecondType(file: FileBytes, head: Buffer, found: DocumentType): Promise<void> {
  if (!isArchive(found) && endOfArchive(await file.tail(LARGEST_END)) !== undefined)
    throw new DocumentOfTwoTypes(found, 'application/zip');
  const start = head.subarray(0, PDF_HEADER_WITHIN).toString('latin1');
  if (found !== 'application/pdf' && start.includes('%PDF-'))
    throw new DocumentOfTwoTypes(found, 'application/pdf');
  if (!isText(found) && !isArchive(found) && PAGE.test(start))
    throw new DocumentOfTwoTypes(found, 'text/html');
}
