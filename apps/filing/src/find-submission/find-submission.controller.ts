import { Controller, Inject } from '@nestjs/common';
import { findSubmission } from '@landport/contracts';
import { Caller, Input, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import type { z } from 'zod';
import { kindsShown } from '../mandates/acting';

type Answer = z.input<(typeof findSubmission)['answers'][200]['shape']>;

/** What is not here was never accepted: key and filing are written by one statement. */
const FIND = `
  SELECT k.filing_id, k.version FROM filing_key k JOIN filing f ON f.id = k.filing_id
   WHERE k.organisation_id = $1 AND k.value = $2 AND k.scope <> 'draft'
     AND ($3::text[] IS NULL OR f.kind = ANY($3))
   ORDER BY k.scope LIMIT 1`;

/** Tells a sender that lost its answer whether to send again. */
@Controller()
export class FindSubmissionController {
  constructor(@Inject(Database) private readonly db: Database) {}

  @Route(findSubmission)
  async find(
    @Input() { query: { key } }: InputOf<typeof findSubmission>,
    @Caller() caller: Caller,
  ): Promise<Answer> {
    const [row] = await this.db.query<{ filing_id: string; version: number }>(FIND, [
      caller.organisationId,
      key,
      kindsShown(caller),
    ]);
    if (row === undefined) return { key, accepted: false };
    const { filing_id: id, version } = row;
    return { key, accepted: true, filing: { id, version, href: `/v1/filings/${id}` } };
  }
}
