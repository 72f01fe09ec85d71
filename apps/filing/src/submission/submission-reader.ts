import { Injectable } from '@nestjs/common';
import { SubmittedFiling } from '@landport/contracts';
import { faultsOf, invalid, parseGuarded, Problem, type FaultFound } from '@landport/http';
import { locateInJson } from '../formats/locate-in-json';
import { actOfTransit, referenceOfTransit, TRANSIT_KIND } from '../formats/ncts/transit-filing';
import { ownReference } from '../formats/own-reference';
import { actOfDeclaration } from '../formats/wco-xml/declaration-act';
import { kindOfDeclaration } from '../formats/wco-xml/kind-of-declaration';
import { locateInXml } from '../formats/xml/locate-in-xml';
import { readXml, type XmlMessage } from '../formats/xml/read-xml';
import { MalformedXml, XmlTooLarge } from '../formats/xml/xml-faults';
import type { SubmittedContent } from './submitted-content';

export const XML = 'application/xml';

/** A version as it is kept. */
export interface KeptVersion {
  readonly content_type: string;
  readonly bytes: Buffer;
  /** What the filing says since, where the bytes alone do not tell: an amendment names only what it changes. */
  readonly content?: SubmittedContent | null;
}

/** Reads a submission in whatever format it came, and finds its faults' places in that format again. */
@Injectable()
export class SubmissionReader {
  /** @throws Problem 400 with line and column, 413, or 422 when the message does not say what it is */
  read(contentType: string, bytes: Buffer): SubmittedContent {
    if (contentType === XML) return contentOf(this.readXml(bytes));
    const parsed = SubmittedFiling.safeParse(parseGuarded(bytes));
    if (!parsed.success) throw invalid(faultsOf(parsed.error, ''));
    return parsed.data as SubmittedContent;
  }

  readKept({ content_type: contentType, bytes, content }: KeptVersion): SubmittedContent {
    return content ?? this.read(contentType, bytes);
  }

  /** @throws Problem 400 with line and column, 413 */
  readXml(bytes: Buffer): XmlMessage {
    try {
      return readXml(bytes);
    } catch (error) {
      if (error instanceof MalformedXml) throw refusal(400, error);
      if (error instanceof XmlTooLarge) throw refusal(413, error);
      throw error;
    }
  }

  /** @param faults  with pointers into the submission's model: `/reference`, `/payload/…` */
  place(contentType: string, bytes: Buffer, faults: readonly FaultFound[]): FaultFound[] {
    if (faults.length === 0) return [];
    const isXml = contentType === XML;
    // A message in XML is the payload itself; in JSON the model is the message.
    const pointerOf = ({ pointer = '' }: FaultFound): string =>
      isXml ? pointer.replace(/^\/payload/, '') : pointer;
    const pointers = faults.map(pointerOf);
    const places = isXml
      ? locateInXml(this.readXml(bytes).source, pointers)
      : locateInJson(bytes.toString(), pointers);
    return faults.map((fault) => ({ ...fault, ...places.get(pointerOf(fault)) }));
  }
}

function contentOf({ standard, payload }: XmlMessage): SubmittedContent {
  if (standard === 'ncts') {
    const about = actOfTransit(payload);
    const reference = referenceOfTransit(payload) ?? '';
    return { kind: TRANSIT_KIND, reference, payload, ...(about && { about }) };
  }
  const about = actOfDeclaration(payload);
  if (about?.act === 'amendment' || about?.act === 'cancellation') {
    return { kind: '', reference: about.reference ?? '', payload, about };
  }
  const kind = kindOfDeclaration(payload);
  const reference = ownReference(kind, payload).value ?? '';
  // What replaces a declaration is the declaration from then on.
  return about === undefined
    ? { kind, reference, payload }
    : { kind, reference, payload: { ...payload, FunctionCode: '9' }, about };
}

const refusal = (status: number, error: MalformedXml | XmlTooLarge): Problem =>
  new Problem({
    status,
    code: error.code,
    detail: { en: error.message, zh: inChinese(error) },
    extensions: error.details,
  });

/** The place is said in both languages; what the parser found there is its own English. */
const inChinese = (error: MalformedXml | XmlTooLarge): string =>
  error instanceof MalformedXml
    ? `报文第 ${error.line} 行第 ${error.column} 列有误。`
    : '报文超过 8 MB 的上限。';
