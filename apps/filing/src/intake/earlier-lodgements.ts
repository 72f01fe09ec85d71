import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@landport/platform';
import { SubmissionReader } from '../submission/submission-reader';
import { differencesBetween } from './content-diff';
import { keyReused } from './intake-errors';
import { nameOfKey, type FilingKey, type IntakeAnswer, type Lodgement } from './lodgement';

type Asked = Pick<Lodgement, 'keys' | 'source'>;

interface EarlierRow {
  readonly organisation_id: string;
  readonly scope: FilingKey['scope'];
  readonly value: string;
  readonly filing_id: string;
  readonly version: number;
  readonly request_digest: Buffer;
  readonly answer_status: 201 | 202;
  readonly answer: string;
}

const FIND = `
  SELECT organisation_id, scope, value, k.filing_id, k.version, v.request_digest, v.answer_status, v.answer
    FROM unnest($1::text[], $2::text[], $3::text[]) AS asked(organisation_id, scope, value)
    JOIN filing_key k USING (organisation_id, scope, value)
    JOIN filing_version v ON v.filing_id = k.filing_id AND v.version = k.version`;

/** The one lodgement of each asked request that came before it, when there is one. */
export interface Earlier {
  readonly key: FilingKey;
  readonly row: EarlierRow;
}

/** Finds what a key or reference was first used for, and tells whether a request is that one again. */
@Injectable()
export class EarlierLodgements {
  constructor(@Inject(SubmissionReader) private readonly reader: SubmissionReader) {}

  /** Looks all keys up in one round trip. The idempotency key speaks before the reference. */
  async find<Request extends Asked>(sql: Sql, requests: readonly Request[]): Promise<Map<Request, Earlier>> {
    const keys = requests.flatMap((each) => each.keys);
    const rows = await sql.prepared<EarlierRow>('intake.earlier', FIND, [
      keys.map((key) => key.organisationId),
      keys.map((key) => key.scope),
      keys.map((key) => key.value),
    ]);
    const byName = new Map(
      rows.map((row) => [nameOfKey({ ...row, organisationId: row.organisation_id }), row]),
    );
    const found = new Map<Request, Earlier>();
    for (const request of requests) {
      const sorted = [...request.keys].sort((a, b) => (a.scope < b.scope ? -1 : 1));
      for (const key of sorted) {
        const row = byName.get(nameOfKey(key));
        if (row !== undefined && !found.has(request)) found.set(request, { key, row });
      }
    }
    return found;
  }

  /**
   * The first answer, when the request says what the first one said.
   * @throws Problem 422 naming the fields that differ
   */
  async replay(sql: Sql, { source }: Asked, { key, row }: Earlier): Promise<IntakeAnswer> {
    const { filing_id: filingId, version } = row;
    if (!row.request_digest.equals(source.digest)) {
      const [kept] = await sql.query<{ content_type: string; bytes: Buffer }>(
        'SELECT content_type, bytes FROM filing_version WHERE filing_id = $1 AND version = $2',
        [filingId, version],
      );
      const path = version === 1 ? '/v1/filings' : `/v1/filings/${filingId}/versions`;
      const first = kept && this.reader.read(kept.content_type, kept.bytes);
      const differences = path === source.path ? differencesBetween(first, source.content) : [];
      if (path !== source.path || differences.length > 0) throw keyReused(key, filingId, differences);
    }
    return { status: row.answer_status, body: row.answer, filingId, replayed: true };
  }
}
