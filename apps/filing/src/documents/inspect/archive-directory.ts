import { DocumentOfTwoTypes, MalformedDocument } from '../../domain/document-errors';
import type { FileBytes } from './file-bytes';
import { endOfArchive, LARGEST_END } from './second-type';

export interface ArchiveEntry {
  readonly name: string;
  /** Unpacked, in bytes, as the directory claims. */
  readonly size: number;
  readonly isEncrypted: boolean;
}

const ENTRY = 0x02014b50;
const ENTRY_HEADER = 46;
const MOST_ENTRIES = 10_000;
const LARGEST_DIRECTORY = 4 * 1024 * 1024;

/**
 * The directory at an archive's end. It must describe the file from its first byte to its last: a gap is room for
 * another file, such as a program that unpacks the rest.
 * @throws MalformedDocument, DocumentOfTwoTypes
 * @see APPNOTE.TXT 4.3.12 and 4.3.16
 */
export async function directoryOf(file: FileBytes): Promise<ArchiveEntry[]> {
  const tail = await file.tail(LARGEST_END);
  const end = endOfArchive(tail);
  if (end === undefined) throw new MalformedDocument('the archive has no end, or something follows it');
  const many = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (many === 0 || many > MOST_ENTRIES || length > LARGEST_DIRECTORY)
    throw new MalformedDocument(`the archive has ${many} entries`);
  if (start + length !== file.size - tail.length + end)
    throw new DocumentOfTwoTypes('application/zip', 'something before or after its directory');
  const { entries, first } = entriesIn(await file.at(start, length), many);
  if (first !== 0) throw new DocumentOfTwoTypes('application/zip', 'something before its first entry');
  return entries;
}

/** @returns the entries, and where in the file the first of them lies */
function entriesIn(directory: Buffer, many: number): { entries: ArchiveEntry[]; first: number } {
  const entries: ArchiveEntry[] = [];
  let first = Infinity;
  let at = 0;
  for (let count = 0; count < many; count += 1) {
    if (at + ENTRY_HEADER > directory.length || directory.readUInt32LE(at) !== ENTRY)
      throw new MalformedDocument('the archive’s directory breaks off');
    const nameEnd = at + ENTRY_HEADER + directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + ENTRY_HEADER, nameEnd),
      size: directory.readUInt32LE(at + 24),
      isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    });
    first = Math.min(first, directory.readUInt32LE(at + 42));
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  if (at !== directory.length) throw new MalformedDocument('the archive’s directory has entries untold');
  return { entries, first };
}
