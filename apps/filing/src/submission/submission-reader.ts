import { Injectable } from '@nestjs/common';
import { SubmittedFiling } from '@landport/contracts';
import { faultsOf, invalid, parseGuarded, Problem, type FaultFound } from '@landport/http';
import { locateInJson } from '../formats/locate-in-json';
import { kindOfDeclaration, referenceOfDeclaration } from '../formats/wco-xml/kind-of-declaration';
import { locateInXml } from '../formats/wco-xml/locate-in-xml';
import { readWcoXml, type WcoMessage } from '../formats/wco-xml/read-wco-xml';
import { MalformedXml, XmlTooLarge } from '../formats/wco-xml/xml-faults';
import type { SubmittedContent } from './submitted-content';

const XML = 'application/xml';

/** Reads a submission in whatever format it came, and finds its faults' places in that format again. */
@Injectable()
export class SubmissionReader {
  /** @throws Problem 400 with line and column, 413, or 422 when the message does not say what it is */
  read(contentType: string, bytes: Buffer): SubmittedContent {
    if (contentType === XML) return this.ofDeclaration(this.xml(bytes).payload);
    const parsed = SubmittedFiling.safeParse(parseGuarded(bytes));
    if (!parsed.success) throw invalid(faultsOf(parsed.error, ''));
    return parsed.data as SubmittedContent;
  }

  /** @param faults  with pointers into the submission's model: `/reference`, `/payload/…` */
  place(contentType: string, bytes: Buffer, faults: readonly FaultFound[]): FaultFound[] {
    if (faults.length === 0) return [];
    const isXml = contentType === XML;
    // A declaration in XML is the payload itself; in JSON the model is the message.
    const pointerOf = ({ pointer = '' }: FaultFound): string =>
      isXml ? pointer.replace(/^\/payload/, '') : pointer;
    const pointers = faults.map(pointerOf);
    const places = isXml
      ? locateInXml(this.xml(bytes).source, pointers)
      : locateInJson(bytes.toString(), pointers);
    return faults.map((fault) => ({ ...fault, ...places.get(pointerOf(fault)) }));
  }

  private ofDeclaration(payload: WcoMessage['payload']): SubmittedContent {
    return { kind: kindOfDeclaration(payload), reference: referenceOfDeclaration(payload) ?? '', payload };
  }

  private xml(bytes: Buffer): WcoMessage {
    try {
      return readWcoXml(bytes);
    } catch (error) {
      if (error instanceof MalformedXml) throw refusal(400, error);
      if (error instanceof XmlTooLarge) throw refusal(413, error);
      throw error;
    }
  }
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
