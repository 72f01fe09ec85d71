import { Controller, Inject } from '@nestjs/common';
import { convertMessage, type ConversionFormat } from '@landport/contracts';
import {
  Caller,
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
import { MESSAGES } from '../formats/ncts/message-table';
import { pointerOf } from '../formats/conversion/leaves';
import type { XmlStandard } from '../formats/xml/read-xml';
import type { Model } from '../formats/xml/xml-walk';
import { SubmissionReader, XML } from '../submission/submission-reader';
import { converted, type Converted } from './conversion';
import { leftAside } from './left-aside';
import { MessageChecker } from './message-checker';
import { lossFound } from './reasons';

type Answer = z.input<(typeof convertMessage)['answers'][200]['shape']>;
type Format = z.output<typeof ConversionFormat>;

/** The most losses that one answer tells; `lostCount` counts all. */
const MOST_LOST = 500;

/** Reads a message, writes it in another format, and tells what gets lost on the way. Keeps nothing. */
@Controller()
export class ConvertMessageController {
  constructor(
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
    @Inject(MessageChecker) private readonly checker: MessageChecker,
  ) {}

  @Route(convertMessage)
  convert(
    @Input() { query, body }: InputOf<typeof convertMessage>,
    @RawBody() bytes: Buffer,
    @ContentType() contentType: string,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Answer {
    const isXml = contentType === XML;
    const { standard, payload, source } = isXml
      ? this.reader.readXml(bytes)
      : ofModel((body as { payload: Model }).payload);
    const { made, mediaType, content, lost } = attempted(payload, standard, query.to);
    const language = languageOf(reply.request.headers['accept-language']);
    const told = (faults: readonly FaultFound[]) => faults.map((fault) => faultIn(language, fault));
    const place = (faults: readonly FaultFound[]) =>
      this.reader.place(contentType, bytes, faults.map(inEnvelope));
    const aside = source === undefined ? [] : leftAside(source);
    const losses = [...aside, ...place(lost.slice(0, MOST_LOST).map(asFound))];
    const check = (model: Model, of: XmlStandard) => this.checker.faultsOf(model, of, organisationId);
    return {
      from: isXml ? (standard === 'wco' ? 'wco-xml' : 'ncts-xml') : 'json',
      to: query.to,
      mediaType,
      content: typeof content === 'string' ? content : { ...content },
      lost: losses.slice(0, MOST_LOST).map(lossIn(language)),
      lostCount: aside.length + lost.length,
      faults: told(place(check(payload, standard))),
      wanting: told(made === undefined ? [] : check(made, query.to === 'ncts-xml' ? 'ncts' : 'wco')),
    };
  }
}

/** A model tells its standard by its own members. */
function ofModel(payload: Model): { standard: XmlStandard; payload: Model; source?: undefined } {
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

const asFound = ({ leaf, why }: Converted['lost'][number]): FaultFound =>
  lossFound(why, { pointer: pointerOf(leaf.steps), value: leaf.value });

const lossIn =
  (language: Language) =>
  (found: FaultFound): Answer['lost'][number] => {
    const { code: _code, message: reason, ...place } = faultIn(language, found);
    return { ...place, reason };
  };
