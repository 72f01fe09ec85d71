import { Controller, Inject } from '@nestjs/common';
import { showPayload } from '@landport/contracts';
import { Input, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import { FilingNotFound } from '../domain/filing-errors';
import { SubmissionReader } from '../submission/submission-reader';

/** For services alone, which follow the `dataref` of an event. */
@Controller()
export class ShowPayloadController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
  ) {}

  @Route(showPayload)
  async show(@Input() { params }: InputOf<typeof showPayload>): Promise<Readonly<Record<string, unknown>>> {
    const [row] = await this.db.query<{ content_type: string; bytes: Buffer }>(
      'SELECT content_type, bytes FROM filing_version WHERE filing_id = $1 AND version = $2',
      [params.id, params.version],
    );
    if (row === undefined) throw new FilingNotFound();
    return this.reader.read(row.content_type, row.bytes).payload;
  }
}
