import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@landport/platform';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { OfficeDay } from '../kinds/office-day';
import { SubmissionReader, type KeptVersion } from '../submission/submission-reader';
import type { RecordedCase } from './trial/trial-messages';

/** Filings that are read and replayed together: few enough that their content is a few megabytes. */
const PAGE = 50;

/** Newest first by id, which is the time of lodging: of a common kind only the page itself is read. */
const RECORDED = `
  SELECT f.id, f.organisation_id, v.kind_valid_from::text, v.lodged_at, v.content_type, v.bytes, v.content,
         v.erased_at IS NOT NULL AS is_erased
    FROM filing f JOIN filing_version v ON v.filing_id = f.id AND v.version = f.version
   WHERE f.kind = $1 AND ($2::uuid IS NULL OR f.id < $2) AND ($3::timestamptz IS NULL OR f.lodged_at >= $3)
   ORDER BY f.id DESC LIMIT $4`;

interface RecordedRow extends KeptVersion {
  readonly id: string;
  readonly organisation_id: string;
  readonly kind_valid_from: string;
  readonly lodged_at: Date;
  readonly is_erased: boolean;
}

export interface RecordedPage {
  readonly cases: readonly RecordedCase[];
  /** Erased by law, or readable no more. */
  readonly leftOut: number;
}

/** What was filed of a kind, in its newest version, a page at a time. */
@Injectable()
export class RecordedFilings {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
  ) {}

  /** @param most  of the newest filings */
  async *newest(kind: string, most: number, since: string | null): AsyncGenerator<RecordedPage> {
    let last: string | null = null;
    for (let left = most; left > 0;) {
      const rows: RecordedRow[] = await this.db.query<RecordedRow & Record<string, unknown>>(RECORDED, [
        kind,
        last,
        since,
        Math.min(left, PAGE),
      ]);
      if (rows.length === 0) return;
      yield await this.pageOf(rows);
      left -= rows.length;
      last = rows.at(-1)!.id;
    }
  }

  private async pageOf(rows: readonly RecordedRow[]): Promise<RecordedPage> {
    const cases: RecordedCase[] = [];
    for (const row of rows) {
      const payload = this.payloadOf(row);
      if (payload !== undefined) {
        const { id: filingId, kind_valid_from: kindValidFrom, organisation_id: organisationId } = row;
        cases.push({ filingId, kindValidFrom, organisationId, on: this.days.of(row.lodged_at), payload });
      }
      // A message of 8 MB takes its time: others have their turn before the next.
      await nextTurn();
    }
    return { cases, leftOut: rows.length - cases.length };
  }

  private payloadOf(row: RecordedRow): unknown {
    if (row.is_erased) return undefined;
    try {
      return this.reader.readKept(row).payload;
    } catch {
      return undefined;
    }
  }
}
