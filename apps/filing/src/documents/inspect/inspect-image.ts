import type { DocumentType } from '@landport/contracts';
import { DocumentOfTwoTypes, MalformedDocument } from '../../domain/document-errors';
import type { FileBytes } from './file-bytes';

const SIGNATURE = 8;
/** Length, type and checksum around the data of a chunk. */
const AROUND_DATA = 12;
const MOST_CHUNKS = 100_000;

/**
 * Walks the chunks of a PNG: it ends with its last one, and nothing comes after.
 * @throws MalformedDocument, DocumentOfTwoTypes
 */
export async function inspectPng(file: FileBytes): Promise<DocumentType> {
  let at = SIGNATURE;
  for (let chunks = 0; chunks < MOST_CHUNKS; chunks += 1) {
    const header = await file.at(at, 8);
    if (header.length < 8) throw new MalformedDocument('the image breaks off');
    const type = header.toString('latin1', 4);
    if (chunks === 0 && type !== 'IHDR') throw new MalformedDocument('the image has no header');
    if (type === 'acTL') throw new MalformedDocument('the image moves');
    at += header.readUInt32BE(0) + AROUND_DATA;
    if (type !== 'IEND') continue;
    if (at > file.size) throw new MalformedDocument('the image breaks off');
    if (at < file.size) throw new DocumentOfTwoTypes('image/png', 'something after its end');
    return 'image/png';
  }
  throw new MalformedDocument('the image has too many parts');
}

const END_OF_IMAGE = Buffer.from('ffd9', 'hex');
/** Cameras put previews and maps of their own behind the image; a whole second file would be longer. */
const LONGEST_TRAILER = 65_536;

/** @throws MalformedDocument */
export async function inspectJpeg(file: FileBytes): Promise<DocumentType> {
  const tail = await file.tail(LONGEST_TRAILER);
  if (tail.lastIndexOf(END_OF_IMAGE) < 0) throw new MalformedDocument('the image has no end');
  return 'image/jpeg';
}
