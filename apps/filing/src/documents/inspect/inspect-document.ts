import type { DocumentType } from '@landport/contracts';
import { fileTypeFromBuffer } from 'file-type';
import { open } from 'node:fs/promises';
import { DocumentTypeMismatch, DocumentTypeNotTaken, EmptyDocument } from '../../domain/document-errors';
import { contradiction, type Declared } from './document-types';
import { FileBytes } from './file-bytes';
import { inspectArchive } from './inspect-archive';
import { inspectJpeg, inspectPng } from './inspect-image';
import { inspectPdf } from './inspect-pdf';
import { inspectText } from './inspect-text';
import { inspectXml, looksLikeMarkup } from './inspect-xml';
import { refuseSecondType } from './second-type';

/** Enough for every signature, and for what a browser reads before it believes to know a type. */
const HEAD = 4_100;

type Inspector = (file: FileBytes, declared: Declared) => Promise<DocumentType>;

/** Signatures of what is taken, at the very first byte, and who looks further. */
const SIGNATURES: readonly (readonly [signature: Buffer, inspect: Inspector])[] = [
  [Buffer.from('%PDF-'), inspectPdf],
  [Buffer.from('89504e470d0a1a0a', 'hex'), inspectPng],
  [Buffer.from('ffd8ff', 'hex'), inspectJpeg],
  [Buffer.from('49492a00', 'hex'), () => Promise.resolve('image/tiff')],
  [Buffer.from('4d4d002a', 'hex'), () => Promise.resolve('image/tiff')],
  [Buffer.from('504b0304', 'hex'), inspectArchive],
];

/**
 * Finds out from its bytes what a document is, and refuses it when that is nothing taken here, not what its sender
 * says, or something that would act on whoever opens it.
 * @throws DocumentTypeNotTaken, DocumentTypeMismatch, DocumentOfTwoTypes, ActiveContent, EncryptedDocument,
 *   MalformedDocument, EmptyDocument
 */
export async function inspectDocument(
  { path, size }: { readonly path: string; readonly size: number },
  declared: Declared,
): Promise<DocumentType> {
  if (size === 0) throw new EmptyDocument();
  const handle = await open(path, 'r');
  try {
    return await inspectBytes(new FileBytes(handle, size), declared);
  } finally {
    await handle.close();
  }
}

async function inspectBytes(file: FileBytes, declared: Declared): Promise<DocumentType> {
  const head = await file.at(0, HEAD);
  const inspect = SIGNATURES.find(([signature]) => head.subarray(0, signature.length).equals(signature))?.[1];
  const found = await (inspect ?? inspectorOfText(head, await otherType(head)))(file, declared);
  await refuseSecondType(file, head, found);
  const declaredAs = contradiction(declared, found);
  if (declaredAs !== undefined) throw new DocumentTypeMismatch(declaredAs, found);
  return found;
}

/** What the bytes are when they are nothing that is taken: named, so that the sender learns what was sent. */
async function otherType(head: Buffer): Promise<string | undefined> {
  const type = await fileTypeFromBuffer(head).catch(() => undefined);
  return type?.mime;
}

function inspectorOfText(head: Buffer, other: string | undefined): Inspector {
  if (other !== undefined && other !== 'application/xml') throw new DocumentTypeNotTaken(other);
  return looksLikeMarkup(head) ? inspectXml : inspectText;
}
