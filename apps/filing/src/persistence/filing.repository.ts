import { Inject, Injectable } from '@nestjs/common';
import type { CustomsProgress } from '../domain/customs-progress';
import { Outbox } from '@landport/messaging';
import type { TraceContext, Tx } from '@landport/platform';
import type { Fact } from '@landport/domain';
import { GrantsFollow } from '../grants/grants-follow';
import { Filing, type FilingState } from '../domain/filing';
import { FilingNotFound } from '../domain/filing-errors';
import { seal, type ChainHead } from '../history/history-chain';
import { SearchIndex } from '../search/search-index';
import { HISTORY_COLUMNS, hex, historyRow } from '../history/history-row';

interface FilingRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly kind: string;
  readonly kind_valid_from: string;
  readonly mode: FilingState['mode'];
  readonly reference: string;
  readonly version: number;
  readonly revision: number;
  readonly status: FilingState['status'];
  readonly concerns: string[];
  readonly lodged_at: Date;
  readonly changed_at: Date;
  readonly mrn: string | null;
  readonly lane: FilingState['lane'];
  readonly decision: FilingState['decision'];
  readonly customs: CustomsProgress;
  readonly last_sequence: number;
  readonly history_length: number;
  readonly history_head: Buffer;
  readonly steps: FilingState['steps'] | null;
}

/** A fact with the trace of what caused it. */
export interface TracedFact {
  readonly fact: Fact;
  readonly trace: TraceContext;
}

/** In the order of ids, so that two transactions that lock several filings never deadlock. */
const LOCK = `
  SELECT id, organisation_id, kind, kind_valid_from::text, mode, reference, version, revision, status, concerns,
         lodged_at, changed_at, mrn, lane, decision, customs, last_sequence, history_length, history_head, steps
    FROM filing WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

const CHANGED_COLUMNS = `id uuid, kind_valid_from date, mode text, version integer, revision integer, status text,
  concerns text[], changed_at timestamptz, mrn text, lane text, decision jsonb, customs jsonb, last_sequence bigint,
  history_length integer, history_head bytea, steps jsonb`;

const UPDATE = `
  WITH entries AS (INSERT INTO history SELECT * FROM json_to_recordset($2::json) AS row(${HISTORY_COLUMNS}))
  UPDATE filing f
     SET kind_valid_from = c.kind_valid_from, mode = c.mode, version = c.version, revision = c.revision,
         status = c.status, concerns = c.concerns, changed_at = c.changed_at, mrn = c.mrn, lane = c.lane, decision = c.decision,
         customs = c.customs, last_sequence = c.last_sequence, history_length = c.history_length,
         history_head = c.history_head, steps = c.steps
    FROM json_to_recordset($1::json) AS c(${CHANGED_COLUMNS})
   WHERE f.id = c.id`;

/** Filings as aggregates. What is got is locked until the transaction ends, so what is saved is never stale. */
@Injectable()
export class FilingRepository {
  /** Where the history of each filing that was got ends: the next entry is chained to it. */
  private readonly heads = new WeakMap<Filing, ChainHead>();

  /** The status in which each filing that was got stood. */
  private readonly before = new WeakMap<Filing, FilingState['status']>();

  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(GrantsFollow) private readonly grants: GrantsFollow,
    @Inject(SearchIndex) private readonly search: SearchIndex,
  ) {}

  /** @throws FilingNotFound */
  async get(tx: Tx, id: string): Promise<Filing> {
    const filing = (await this.findAll(tx, [id])).get(id);
    if (filing === undefined) throw new FilingNotFound();
    return filing;
  }

  /** One round trip for all of them; those that are not there are missing from the answer. */
  async findAll(tx: Tx, ids: readonly string[]): Promise<Map<string, Filing>> {
    const rows = await tx.prepared<FilingRow>('filing.lock', LOCK, [ids]);
    return new Map(
      rows.map((row) => {
        const filing = new Filing(stateOf(row), row.last_sequence);
        this.before.set(filing, row.status);
        this.heads.set(filing, { length: row.history_length, hash: row.history_head });
        return [row.id, filing];
      }),
    );
  }

  save(tx: Tx, filing: Filing, trace: TraceContext): Promise<void> {
    return this.saveAll(
      tx,
      [filing],
      filing.takeFacts().map((fact) => ({ fact, trace })),
    );
  }

  /**
   * Rows, their history, what finds them, their facts and what follows for grants, or nothing; three round trips
   * however many there are, unless they give, draw or give back.
   * @param events  every fact that the filings raised, each with its own cause
   */
  async saveAll(tx: Tx, filings: readonly Filing[], events: readonly TracedFact[]): Promise<void> {
    const rows: object[] = [];
    const entries: object[] = [];
    for (const filing of filings) {
      if (filing.takeFacts().length > 0) throw new Error('a filing is saved without all its facts');
      const { sealed, head } = seal(this.headOf(filing), filing.takeEntries());
      this.heads.set(filing, head);
      rows.push(changedRow(filing, head));
      for (const entry of sealed) entries.push(historyRow(filing.snapshot.id, entry));
    }
    await tx.prepared('filing.save', UPDATE, [JSON.stringify(rows), JSON.stringify(entries)]);
    await this.search.follow(
      tx,
      filings.map(({ snapshot }) => snapshot.id),
    );
    await this.outbox.appendAll(tx, events);
    const given = await this.grants.follow(
      tx,
      filings.map((filing) => ({ before: this.before.get(filing)!, now: filing.snapshot })),
    );
    for (const { filingId, facts } of given) {
      const cause = events.findLast(({ fact }) => fact.streamKey === filingId);
      if (cause !== undefined) await this.outbox.append(tx, facts, cause.trace);
    }
    for (const filing of filings) this.before.set(filing, filing.snapshot.status);
  }

  private headOf(filing: Filing): ChainHead {
    const head = this.heads.get(filing);
    if (head === undefined) throw new Error('a filing is saved that was not got from here');
    return head;
  }
}

const stateOf = (row: FilingRow): FilingState => ({
  id: row.id,
  organisationId: row.organisation_id,
  kind: row.kind,
  kindValidFrom: row.kind_valid_from,
  mode: row.mode,
  reference: row.reference,
  version: row.version,
  revision: row.revision,
  status: row.status,
  concerns: row.concerns,
  lodgedAt: row.lodged_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
  mrn: row.mrn,
  lane: row.lane,
  decision: row.decision,
  customs: row.customs,
  steps: row.steps ?? [],
});

const changedRow = (filing: Filing, chain: ChainHead) => {
  const state = filing.snapshot;
  return {
    id: state.id,
    kind_valid_from: state.kindValidFrom,
    mode: state.mode,
    version: state.version,
    revision: state.revision,
    status: state.status,
    concerns: state.concerns,
    changed_at: state.changedAt,
    mrn: state.mrn,
    lane: state.lane,
    decision: state.decision,
    customs: state.customs,
    last_sequence: filing.lastSequence,
    history_length: chain.length,
    history_head: hex(chain.hash),
    steps: state.steps,
  };
};
