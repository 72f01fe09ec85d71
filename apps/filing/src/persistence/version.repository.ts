import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '@landport/platform';
import { FilingNotFound } from '../domain/filing-errors';
import type { FilingKey, LodgedVersion } from '../intake/lodgement';
import type { SubmittedContent } from '../submission/submitted-content';
import { insertVersions, versionRows } from './version-row';

/** What a later version writes beside its row. */
export interface BesideVersion {
  readonly keys: readonly FilingKey[];
  readonly awbs: readonly string[];
  /** What the filing says from now on, where the bytes alone do not tell. */
  readonly content?: SubmittedContent;
}

/** A version as it was received. */
export interface KeptVersionRow {
  readonly content_type: string;
  readonly bytes: Buffer;
  readonly content: SubmittedContent | null;
}

const INSERT = insertVersions('$1', '$2');

/** Later versions of filings; the first is the intake's. */
@Injectable()
export class VersionRepository {
  async add(tx: Tx, version: LodgedVersion, { keys, awbs, content }: BesideVersion): Promise<void> {
    const { filing } = version;
    const { rows, bytes } = versionRows([version]);
    await tx.query(INSERT, [rows, bytes]);
    if (content !== undefined) {
      await tx.query('UPDATE filing_version SET content = $3 WHERE filing_id = $1 AND version = $2', [
        filing.id,
        filing.version,
        JSON.stringify(content),
      ]);
    }
    await tx.query('UPDATE filing SET awbs = $2 WHERE id = $1', [filing.id, awbs]);
    for (const { organisationId, scope, value } of keys) {
      await tx.query(
        `INSERT INTO filing_key (organisation_id, scope, value, filing_id, version) VALUES ($1, $2, $3, $4, $5)`,
        [organisationId, scope, value, filing.id, filing.version],
      );
    }
  }

  /** @throws FilingNotFound */
  async get(sql: Sql, filingId: string, version: number): Promise<KeptVersionRow> {
    const [row] = await sql.query<KeptVersionRow>(
      'SELECT content_type, bytes, content FROM filing_version WHERE filing_id = $1 AND version = $2',
      [filingId, version],
    );
    if (row === undefined) throw new FilingNotFound();
    return row;
  }
}
