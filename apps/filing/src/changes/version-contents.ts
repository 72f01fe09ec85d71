import { Inject, Injectable } from '@nestjs/common';
import { Database, type Sql } from '@landport/platform';
import { FilingNotFound } from '../domain/filing-errors';
import { SubmissionReader, type KeptVersion } from '../submission/submission-reader';
import type { SubmittedContent } from '../submission/submitted-content';

const FIND = 'SELECT content_type, bytes, content FROM filing_version WHERE filing_id = $1 AND version = $2';

/** What a version of a filing says, amendments applied. */
@Injectable()
export class VersionContents {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
  ) {}

  /** @throws FilingNotFound for a version that there is not */
  async get(filingId: string, version: number, sql: Sql = this.db): Promise<SubmittedContent> {
    const [row] = await sql.query<KeptVersion & Record<string, unknown>>(FIND, [filingId, version]);
    if (row === undefined) throw new FilingNotFound();
    return this.reader.readKept(row);
  }
}
