import type { DocumentType } from '@landport/contracts';
import {
  ActiveContent,
  DocumentOfTwoTypes,
  DocumentTypeNotTaken,
  EncryptedDocument,
  MalformedDocument,
} from '../../domain/document-errors';
import { directoryOf, type ArchiveEntry } from './archive-directory';
import type { FileBytes } from './file-bytes';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

/** The part that makes an Office file what it is (ECMA-376). */
const OFFICE_TYPES: readonly (readonly [part: string, type: DocumentType])[] = [
  ['word/document.xml', `${OFFICE}.wordprocessingml.document`],
  ['xl/workbook.xml', `${OFFICE}.spreadsheetml.sheet`],
  ['ppt/presentation.xml', `${OFFICE}.presentationml.presentation`],
];
/** What an OpenDocument file says of itself in its first entry (ODF 1.3, part 2, 3.3). */
const OPEN_TYPES: readonly DocumentType[] = [`${OPEN}.text`, `${OPEN}.spreadsheet`, `${OPEN}.presentation`];

const MACROS = /(^|\/)vbaProject\.bin$|^Scripts\/.|^Basic\/[^/]+\/(?!(script|dialog)-lb\.xml$)[^/]+\.xml$/i;
const PROGRAMS = /\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|class|sh|msi|lnk)$/i;
const OTHER_PROGRAMS = /^(META-INF\/MANIFEST\.MF|AndroidManifest\.xml|classes\.dex)$/;
const LEAVES_ITS_PLACE = /^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\\/;

/** Sizes in bytes above which, and times by which, a file may not unpack. */
const UNPACKS_TO = 50 * 1024 * 1024;
const LARGEST_RATIO = 100;

/**
 * Office and OpenDocument files are archives. Only their directory is read; nothing is unpacked here.
 * @throws DocumentTypeNotTaken, DocumentOfTwoTypes, ActiveContent, EncryptedDocument, MalformedDocument
 */
export async function inspectArchive(file: FileBytes): Promise<DocumentType> {
  const entries = await directoryOf(file);
  const found = await typeOf(file, entries);
  for (const { name, isEncrypted } of entries) {
    if (isEncrypted) throw new EncryptedDocument();
    if (LEAVES_ITS_PLACE.test(name)) throw new MalformedDocument(`it would unpack to ${name.slice(0, 100)}`);
    if (OTHER_PROGRAMS.test(name)) throw new DocumentOfTwoTypes(found, 'a program');
    if (MACROS.test(name)) throw new ActiveContent('macros');
    if (PROGRAMS.test(name)) throw new ActiveContent(`the program ${name.slice(-60)}`);
  }
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
  if (unpacked > UNPACKS_TO && unpacked > file.size * LARGEST_RATIO)
    throw new MalformedDocument(`it unpacks to ${unpacked} bytes`);
  return found;
}

async function typeOf(file: FileBytes, entries: readonly ArchiveEntry[]): Promise<DocumentType> {
  const names = new Set(entries.map(({ name }) => name));
  const office = OFFICE_TYPES.filter(([part]) => names.has(part));
  const open = await openDocumentType(file);
  if (office.length + (open === undefined ? 0 : 1) > 1)
    throw new DocumentOfTwoTypes('an Office file', 'another one');
  if (open !== undefined && names.has('content.xml')) return open;
  const [type] = office;
  if (type === undefined || !names.has('[Content_Types].xml'))
    throw new DocumentTypeNotTaken('application/zip');
  return type[1];
}

/** The first entry is `mimetype`, stored as it is, right behind its 30-byte header. */
async function openDocumentType(file: FileBytes): Promise<DocumentType | undefined> {
  const head = await file.at(0, 128);
  const nameLength = head.readUInt16LE(26);
  const extraLength = head.readUInt16LE(28);
  const isStored = head.readUInt16LE(8) === 0;
  if (!isStored || head.toString('latin1', 30, 30 + nameLength) !== 'mimetype') return undefined;
  const start = 30 + nameLength + extraLength;
  const text = head.toString('latin1', start, start + head.readUInt32LE(18));
  return OPEN_TYPES.find((type) => type === text);
}
