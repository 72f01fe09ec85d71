import type { Database } from '@landport/platform';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { RECORDS, SeedGuarantee, SeedRecord, SORTS } from './records';

const fileOf = (folder: string, name: string): Promise<unknown> =>
  readFile(join(folder, `${name}.json`), 'utf8').then(JSON.parse);

/** Adds the records and guarantee accounts that stand in no row yet; what is there is never changed. */
export async function seedMissing(db: Database, folder: string): Promise<void> {
  for (const sort of SORTS) {
    const records = z.array(SeedRecord).parse(await fileOf(folder, sort));
    const rows = records.map(({ validFrom, validTo, key, body }) => ({
      sort,
      key,
      valid_from: validFrom,
      valid_to: validTo,
      body: RECORDS[sort].parse(body),
    }));
    await db.query(
      `INSERT INTO dated_record (sort, key, valid_from, valid_to, body)
       SELECT sort, key, valid_from, valid_to, body FROM json_populate_recordset(NULL::dated_record, $1)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows)],
    );
  }
  const guarantees = z.array(SeedGuarantee).parse(await fileOf(folder, 'guarantee'));
  const accounts = guarantees.map(({ organisationId, currency, limit }) => ({
    organisation_id: organisationId,
    currency,
    credit_limit: limit,
  }));
  await db.query(
    `INSERT INTO guarantee (organisation_id, currency, credit_limit, status)
     SELECT organisation_id, currency, credit_limit, 'active' FROM json_populate_recordset(NULL::guarantee, $1)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(accounts)],
  );
}
