import type { DocumentType } from '@landport/contracts';
import { Readable } from 'node:stream';
import { createInflate } from 'node:zlib';
import { ActiveContent, EncryptedDocument, MalformedDocument } from '../../domain/document-errors';
import type { FileBytes } from './file-bytes';

/** A name may write any of its characters as `#` and two hexadecimal digits (ISO 32000-1, 7.3.5). */
const pattern = (name: string): string =>
  [...name].map((letter) => `(?:${letter}|#${eitherCase(letter.charCodeAt(0).toString(16))})`).join('');
const eitherCase = (hex: string): string =>
  hex.replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`);
const named = (...names: string[]): string => `/(${names.map(pattern).join('|')})(?![A-Za-z0-9#])`;

/** Actions that run something on the reader's machine (ISO 32000-1, 12.6.4.5 and 12.6.4.16). */
const ACTIONS = new RegExp(named('JavaScript', 'Launch'));
const ENCRYPTED = new RegExp(named('Encrypt'));
/** Streams in which objects lie packed, names and all (7.5.7). */
const PACKED_OBJECTS = new RegExp(named('ObjStm'), 'g');

/** Longest name with every character written out, so that none is cut between two pieces. */
const OVERLAP = 64;
/** Readers look for the end of a file that far before its last byte. */
const END_WITHIN = 1_024;
const LONGEST_DICTIONARY = 4_096;
const MOST_UNPACKED = 64 * 1024 * 1024;

/**
 * A PDF that does nothing but show itself. Objects may lie in packed streams, so those are unpacked and looked
 * through as well, to a bound.
 * @throws MalformedDocument, EncryptedDocument, ActiveContent
 */
export async function inspectPdf(file: FileBytes): Promise<DocumentType> {
  if (!(await file.tail(END_WITHIN)).includes('%%EOF')) throw new MalformedDocument('it breaks off');
  const packed: number[] = [];
  for await (const { text, position } of overlapping(file.pieces())) {
    if (ENCRYPTED.test(text)) throw new EncryptedDocument();
    refuseActions(text);
    for (const { index } of text.matchAll(PACKED_OBJECTS)) packed.push(position + index);
  }
  let budget = MOST_UNPACKED;
  for (const position of new Set(packed)) budget -= await inspectPacked(file, position, budget);
  return 'application/pdf';
}

function refuseActions(text: string): void {
  const action = ACTIONS.exec(text)?.[0];
  if (action !== undefined) throw new ActiveContent(action);
}

/** @returns bytes that were unpacked */
async function inspectPacked(file: FileBytes, position: number, budget: number): Promise<number> {
  const dictionary = (await file.at(position, LONGEST_DICTIONARY)).toString('latin1');
  const start = /stream\r?\n/.exec(dictionary);
  // Without its stream near by it is a word in a text, or the objects lie unpacked and were seen.
  if (start === null) return 0;
  const packed = Readable.from(file.pieces(position + start.index + start[0].length));
  const inflate = createInflate();
  packed.on('error', (error) => inflate.destroy(error)).pipe(inflate);
  let unpacked = 0;
  try {
    for await (const { text, added } of overlapping(inflate as AsyncIterable<Buffer>)) {
      unpacked += added;
      if (unpacked > budget) throw new MalformedDocument('it unpacks to more than 64 MB');
      refuseActions(text);
    }
  } catch (error) {
    // What we cannot unpack no reader can.
    if ((error as { code?: string }).code?.startsWith('Z_') !== true) throw error;
  } finally {
    packed.destroy();
  }
  return unpacked;
}

/** Pieces as text of one character a byte, each with the end of the one before it. */
async function* overlapping(
  pieces: AsyncIterable<Buffer>,
): AsyncGenerator<{ readonly text: string; readonly position: number; readonly added: number }> {
  let before = '';
  let end = 0;
  for await (const piece of pieces) {
    const text = before + piece.toString('latin1');
    end += piece.length;
    yield { text, position: end - text.length, added: piece.length };
    before = text.slice(-OVERLAP);
  }
}
