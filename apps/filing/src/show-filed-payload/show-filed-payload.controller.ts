import { Controller, Inject } from '@nestjs/common';
import { showFiledPayload } from '@landport/contracts';
import { Caller, Input, Problem, Reply, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { xmlOf } from '../formats/write-xml';
import { VersionRepository } from '../persistence/version.repository';
import { VisibleFilings } from '../show-filing/visible-filings';
import { SubmissionReader, XML } from '../submission/submission-reader';

@Controller()
export class ShowFiledPayloadController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(VersionRepository) private readonly versions: VersionRepository,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
  ) {}

  /** The filing as it stands, and not the message that last changed it, which its version gives back. */
  @Route(showFiledPayload)
  async show(
    @Input() { params, query }: InputOf<typeof showFiledPayload>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<Readonly<Record<string, unknown>> | Buffer | string> {
    const filing = await this.filings.get(params.id, caller);
    const kept = await this.versions.get(this.db, filing.id, query.version ?? filing.version);
    reply.header('vary', 'accept');
    const { kind, payload } = this.reader.readKept(kept);
    const { accept = '' } = reply.request.headers;
    if (!accept.includes(XML)) return payload;
    const isAsReceived = kept.content_type === XML && kept.content === null;
    const xml = isAsReceived ? kept.bytes : xmlOf(kind, payload);
    if (xml !== undefined) {
      reply.type(XML);
      return xml;
    }
    if (!/json|\*\/\*/.test(accept)) throw noSuchFormat(kind);
    return payload;
  }
}

const noSuchFormat = (kind: string): Problem =>
  new Problem({
    status: 406,
    code: 'filing/no-xml-form',
    detail: {
      en: `What a filing of kind ${kind} says cannot be given as XML.`,
      zh: `${kind} 的申报内容不能以 XML 提供。`,
    },
  });
