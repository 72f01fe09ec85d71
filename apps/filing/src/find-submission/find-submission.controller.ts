import { Controller, Inject } from '@nestjs/common';
import { findSubmission } from '@landport/contracts';
import { Caller, Input, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import type { z } from 'zod';

type Answer = z.input<(typeof findSubmission)['answers'][200]['shape']>;

/** What is not here was never accepted: key and filing are written by one statement. */
const FIND = `
  SELECT filing_id, version FROM filing_key WHERE organisation_id = $1 AND value = $2
   ORDER BY scope LIMIT 1`;

/** Tells a sender that lost its answer whether to send again. */
@Controller()
export class FindSubmissionController {
  constructor(@Inject(Database) private readonly db: Database) {}

  @Route(findSubmission)
  async find(
    @Input() { query: { key } }: InputOf<typeof findSubmission>,
    @Caller() { organisationId }: Caller,
  ): Promise<Answer> {
    const [row] = await this.db.query<{ filing_id: string; version: number }>(FIND, [organisationId, key]);
    if (row === undefined) return { key, accepted: false };
    const { filing_id: id, version } = row;
    return { key, accepted: true, filing: { id, version, href: `/v1/filings/${id}` } };
  }
}
