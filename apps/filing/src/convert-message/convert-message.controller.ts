import { Controller, Inject } from '@nestjs/common';
import { convertMessage, type ConversionFormat } from '@landport/contracts';
import {
  ContentType,
  faultIn,
  Input,
  languageOf,
  Problem,
  RawBody,
  Reply,
  Route,
  type FaultFound,
  type InputOf,
  type Language,
} from '@landport/http';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { checkMessage } from '../formats/ncts/check-message';
import { MESSAGES } from '../formats/ncts/message-table';
import { pointerOf } from '../formats/conversion/leaves';
import type { XmlStandard } from '../formats/xml/read-xml';
import type { Model } from '../formats/xml/xml-walk';
import { SubmissionReader, XML } from '../submission/submission-reader';
import { converted, type Converted } from './conversion';
import { REASONS } from './reasons';

type Answer = z.input<(typeof convertMessage)['answers'][200]['shape']>;
type Format = z.output<typeof ConversionFormat>;

/** The most losses that one answer tells; `lostCount` counts all. */
const MOST_LOST = 500;

/** Reads a message, writes it in another format, and tells what gets lost on the way. Keeps nothing. */
@Controller()
export class ConvertMessageController {
  constructor(@Inject(SubmissionReader) private readonly reader: SubmissionReader) {}

  @Route(convertMessage)
  convert(
    @Input() { query, body }: InputOf<typeof convertMessage>,
    @RawBody() bytes: Buffer,
    @ContentType() contentType: string,
    @Reply() reply: FastifyReply,
  ): Answer {
    const { standard, payload } =
      contentType === XML ? this.reader.readXml(bytes) : ofModel((body as { payload: Model }).payload);
    const { made, mediaType, content, lost } = attempted(payload, standard, query.to);
    const language = languageOf(reply.request.headers['accept-language']);
    const told = (faults: readonly FaultFound[]) => faults.map((fault) => faultIn(language, fault));
    const place = (faults: readonly FaultFound[]) =>
      this.reader.place(contentType, bytes, faults.map(inEnvelope));
    return {
      from: contentType === XML ? (standard === 'wco' ? 'wco-xml' : 'ncts-xml') : 'json',
      to: query.to,
      mediaType,
      content: typeof content === 'string' ? content : { ...content },
      lost: place(lost.slice(0, MOST_LOST).map(lossFound)).map(lossIn(language)),
      lostCount: lost.length,
      faults: told(place(standard === 'ncts' ? checkMessage(payload).faults : [])),
      wanting: told(made && query.to === 'ncts-xml' ? checkMessage(made).faults : []),
    };
  }
}

/** A model tells its standard by its own members. */
function ofModel(payload: Model): { standard: XmlStandard; payload: Model } {
  return { standard: MESSAGES.has(String(payload['messageType'])) ? 'ncts' : 'wco', payload };
}

/** @throws Problem 422 where the message is of a sort that the other standard does not have */
function attempted(payload: Model, standard: XmlStandard, to: Format): Converted {
  const isDeclaration = standard === 'wco' || ['CC015C', 'CC013C'].includes(String(payload['messageType']));
  if (!isDeclaration && (to === 'wco-xml' || to === 'csv')) {
    throw new Problem({
      status: 422,
      code: 'conversion/no-counterpart',
      detail: {
        en: `${String(payload['messageType'])} declares no goods; ${to} has no counterpart of it.`,
        zh: `${String(payload['messageType'])} 不申报货物,${to} 无对应内容。`,
      },
    });
  }
  return converted(payload, standard, to);
}

const inEnvelope = (fault: FaultFound): FaultFound => ({
  ...fault,
  pointer: `/payload${fault.pointer ?? ''}`,
});

const lossFound = ({ leaf, why }: Converted['lost'][number]): FaultFound => ({
  code: `conversion/${why}`,
  pointer: pointerOf(leaf.steps),
  value: leaf.value,
  message: REASONS[why],
});

const lossIn =
  (language: Language) =>
  (found: FaultFound): Answer['lost'][number] => {
    const { code: _code, message: reason, ...place } = faultIn(language, found);
    return { ...place, reason };
  };
