import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '@landport/messaging';
import { jsonTexts, type Sql } from '@landport/platform';
import { HISTORY_COLUMNS, historyRow } from '../history/history-row';
import { CLOCK_COLUMNS, clockRow } from '../persistence/clock-row';
import { FILING_COLUMNS, filingRow } from '../persistence/filing-row';
import { TASK_COLUMNS, taskRow } from '../persistence/task-row';
import { nameOfKey, type Lodgement } from './lodgement';
import { insertVersions, versionRows } from '../persistence/version-row';

const KEY_COLUMNS = 'organisation_id text, scope text, value text, filing_id uuid, version integer';

/** Every row of a batch of first lodgements: one statement, one round trip, and one commit of its own. */
const INSERT = `
  WITH filings AS (INSERT INTO filing SELECT * FROM json_to_recordset($1::json) AS row(${FILING_COLUMNS})),
  versions AS (${insertVersions('$2', '$15')}),
  keys AS (INSERT INTO filing_key SELECT * FROM json_to_recordset($3::json) AS row(${KEY_COLUMNS})),
  entries AS (INSERT INTO history SELECT * FROM json_to_recordset($4::json) AS row(${HISTORY_COLUMNS})),
  tasks AS (INSERT INTO task SELECT * FROM json_to_recordset($5::json) AS row(${TASK_COLUMNS})),
  clocks AS (INSERT INTO clock SELECT * FROM json_to_recordset($16::json) AS row(${CLOCK_COLUMNS}))
  INSERT INTO outbox (lane, stream_key, sequence, subject, topic, type, data, headers, created_at)
  SELECT * FROM unnest($6::smallint[], $7::text[], $8::bigint[], $9::text[], $10::text[], $11::text[], $12::text[],
                       $13::text[], $14::timestamptz[])`;

/** Puts lodgements into rows. */
@Injectable()
export class LodgementRows {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  /** @param sql  a connection outside a transaction commits the batch by itself */
  async insert(sql: Sql, lodgements: readonly Lodgement[]): Promise<void> {
    const events = lodgements.flatMap(({ facts, trace }) => facts.map((fact) => ({ fact, trace })));
    const c = this.outbox.columnsOf(events);
    const versions = versionRows(lodgements);
    await sql.prepared('lodgement.insert', INSERT, [
      JSON.stringify(
        lodgements.map((each) => filingRow(each.filing, each.lastSequence, each.chain, each.awbs)),
      ),
      versions.rows,
      JSON.stringify(keyRows(lodgements)),
      JSON.stringify(
        lodgements.flatMap(({ filing, entries }) => entries.map((each) => historyRow(filing.id, each))),
      ),
      JSON.stringify(lodgements.flatMap(({ tasks }) => tasks.map(taskRow))),
      c.lane,
      c.streamKey,
      c.sequence,
      c.subject,
      c.topic,
      c.type,
      jsonTexts(c.data),
      jsonTexts(c.headers),
      c.createdAt,
      versions.bytes,
      JSON.stringify(lodgements.flatMap(({ clocks }) => clocks.map(clockRow))),
    ]);
  }

  /** Tells the relay that a batch stands. */
  announce(): void {
    this.outbox.wake();
  }
}

/** In the order of the keys, so that two batches wait for each other in one direction and never deadlock. */
function keyRows(lodgements: readonly Lodgement[]) {
  return lodgements
    .flatMap(({ keys, filing }) => keys.map((key) => ({ key, name: nameOfKey(key), filing })))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ key, filing }) => ({
      organisation_id: key.organisationId,
      scope: key.scope,
      value: key.value,
      filing_id: filing.id,
      version: filing.version,
    }));
}
