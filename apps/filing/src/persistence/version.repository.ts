import { Injectable } from '@nestjs/common';
import type { Tx } from '@landport/platform';
import type { FilingKey, LodgedVersion } from '../intake/lodgement';
import { insertVersions, versionRows } from './version-row';

const INSERT = insertVersions('$1', '$2');

/** Later versions of filings; the first is the intake's. */
@Injectable()
export class VersionRepository {
  async add(
    tx: Tx,
    version: LodgedVersion,
    { keys, awbs }: { readonly keys: readonly FilingKey[]; readonly awbs: readonly string[] },
  ): Promise<void> {
    const { filing } = version;
    const { rows, bytes } = versionRows([version]);
    await tx.query(INSERT, [rows, bytes]);
    await tx.query('UPDATE filing SET awbs = $2 WHERE id = $1', [filing.id, awbs]);
    for (const { organisationId, scope, value } of keys) {
      await tx.query(
        `INSERT INTO filing_key (organisation_id, scope, value, filing_id, version) VALUES ($1, $2, $3, $4, $5)`,
        [organisationId, scope, value, filing.id, filing.version],
      );
    }
  }
}
