import { Controller, Inject } from '@nestjs/common';
import { showVersion, type FilingVersionView } from '@landport/contracts';
import { Caller, Input, Reply, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { FilingNotFound } from '../domain/filing-errors';
import { isDeclaration } from '../formats/wco-xml/kind-of-declaration';
import { writeWcoXml } from '../formats/wco-xml/write-wco-xml';
import { VisibleFilings } from '../show-filing/visible-filings';
import { SubmissionReader } from '../submission/submission-reader';

interface VersionRow {
  readonly content_type: string;
  readonly bytes: Buffer;
  readonly kind_valid_from: string;
  readonly lodged_at: Date;
  readonly erased_at: Date | null;
}

const XML = 'application/xml';

const FIND = `
  SELECT content_type, bytes, kind_valid_from::text, lodged_at, erased_at FROM filing_version
   WHERE filing_id = $1 AND version = $2`;

@Controller()
export class ShowVersionController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
  ) {}

  /**
   * Whoever asks for the format in which it came gets the bytes as received; a declaration that came as JSON is
   * written as XML for whoever asks for that; all others get the model.
   */
  @Route(showVersion)
  async show(
    @Input() { params }: InputOf<typeof showVersion>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<FilingVersionView | Buffer | string> {
    const { id } = await this.filings.get(params.id, caller);
    const { version } = params;
    const [row] = await this.db.query<VersionRow>(FIND, [id, version]);
    if (row === undefined) throw new FilingNotFound();
    const { content_type: contentType, bytes } = row;
    reply.header('vary', 'accept');
    if (contentType !== 'application/json' && reply.request.headers.accept?.includes(contentType)) {
      reply.type(contentType);
      return bytes;
    }
    const { documents, ...content } = this.reader.read(contentType, bytes);
    if (isDeclaration(content.kind) && reply.request.headers.accept?.includes(XML)) {
      const xml = asXml(content.payload);
      if (xml !== undefined) {
        reply.type(XML);
        return xml;
      }
    }
    return {
      id,
      version,
      ...content,
      ...(documents && { documents: [...documents] }),
      kindValidFrom: row.kind_valid_from,
      lodgedAt: row.lodged_at.toISOString(),
      contentType,
      ...(row.erased_at && { erasedAt: row.erased_at.toISOString() }),
    };
  }
}

/** Undefined where the declaration says something that XML cannot hold: a control character, for instance. */
function asXml(payload: Readonly<Record<string, unknown>>): string | undefined {
  try {
    return writeWcoXml(payload);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
