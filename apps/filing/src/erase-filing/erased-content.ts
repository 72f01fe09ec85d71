import { Inject, Injectable } from '@nestjs/common';
import { redact } from '@landport/kinds';
import type { Tx } from '@landport/platform';
import { SubmissionReader, type KeptVersion } from '../submission/submission-reader';

interface VersionRow extends KeptVersion {
  readonly version: number;
}

const ERASE = `
  UPDATE filing_version
     SET bytes = $3, content = NULL, content_type = 'application/json', lodged_by = 'erased', erased_at = $4
   WHERE filing_id = $1 AND version = $2`;

/** Takes personal data out of what is kept of a filing. Hashes, digests and receipts stay, so all still verifies. */
@Injectable()
export class ErasedContent {
  constructor(@Inject(SubmissionReader) private readonly reader: SubmissionReader) {}

  /** Who did what and why is personal; that it was done, and when, is not. */
  async eraseHistory(tx: Tx, filingId: string): Promise<void> {
    await tx.query('UPDATE history SET content = NULL, salt = NULL WHERE filing_id = $1', [filingId]);
  }

  /** What the applicant was asked and answered, and what officers told each other, names people freely. */
  async eraseWork(tx: Tx, filingId: string): Promise<void> {
    await tx.query(
      `UPDATE query SET questions = '[]', answers = NULL, asked_by = 'erased' WHERE filing_id = $1`,
      [filingId],
    );
    await tx.query('DELETE FROM task_note WHERE task_id IN (SELECT id FROM task WHERE filing_id = $1)', [
      filingId,
    ]);
  }

  /** A version that holds nothing personal stays as it was received. */
  async eraseVersions(tx: Tx, filingId: string, personalData: readonly string[], at: Date): Promise<void> {
    if (personalData.length === 0) return;
    const rows = await tx.query<VersionRow>(
      'SELECT version, content_type, bytes, content FROM filing_version WHERE filing_id = $1 AND erased_at IS NULL',
      [filingId],
    );
    for (const row of rows) {
      const { version } = row;
      const content = this.reader.readKept(row);
      const payload = redact(content.payload, personalData);
      if (payload === undefined) continue;
      const left = Buffer.from(JSON.stringify({ ...content, payload }));
      await tx.query(ERASE, [filingId, version, left, at]);
    }
  }
}
