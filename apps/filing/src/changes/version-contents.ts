import { Inject, Injectable } from '@nestjs/common';
import { Database, type Sql } from '@landport/platform';
import { FilingNotFound } from '../domain/filing-errors';
import { SubmissionReader } from '../submission/submission-reader';
import type { SubmittedContent } from '../submission/submitted-content';

const FIND = 'SELECT content_type, bytes FROM filing_version WHERE filing_id = $1 AND version = $2';

/** What a version of a filing says, read from the bytes in which it came. */
@Injectable()
export class VersionContents {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
  ) {}

  /** @throws FilingNotFound for a version that there is not */
  async get(filingId: string, version: number, sql: Sql = this.db): Promise<SubmittedContent> {
    const [row] = await sql.query<{ content_type: string; bytes: Buffer }>(FIND, [filingId, version]);
    if (row === undefined) throw new FilingNotFound();
    return this.reader.read(row.content_type, row.bytes);
  }
}
