import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '@landport/messaging';
import { Ids, type TraceContext, type Tx } from '@landport/platform';
import { linkTo } from '../audit/hash-chain';
import { GoodsDeclaration } from '../domain/declaration/goods-declaration';
import { declarationOf, historyContent, rowOf, type DeclarationRow } from './declaration-row';
import { hex, rowWriter, writeRows } from './write-rows';

/** A declaration and the call or event that moved it. */
export interface Case {
  readonly declaration: GoodsDeclaration;
  readonly trace: TraceContext;
}

const COLUMNS = [
  'filing_id',
  'organisation_id',
  'importer_id',
  'reference',
  'office_id',
  'version',
  'revision',
  'status',
  'mrn',
  'awb',
  'goods',
  'zone_parties',
  'awaits',
  'lane',
  'lane_reasons',
  'risk_draw',
  'lodged_at',
  'accepted_at',
  'released_at',
  'exited_at',
  'last_sequence',
  'chain_head',
] as const;

const DECLARATIONS = rowWriter('declaration', COLUMNS, ['filing_id']);
const HISTORY = rowWriter('declaration_history', [
  'history_id',
  'filing_id',
  'version',
  'action',
  'from_status',
  'to_status',
  'actor',
  'why',
  'at',
  'salt',
  'content_hash',
  'chain_hash',
]);

@Injectable()
export class DeclarationRepository {
  constructor(
    @Inject(Ids) private readonly ids: Ids,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Locks those that are there, in one order for everyone. */
  async lock(tx: Tx, filingIds: readonly string[]): Promise<Map<string, GoodsDeclaration>> {
    if (filingIds.length === 0) return new Map();
    const rows = await tx.prepared<DeclarationRow>(
      'declaration.lock',
      `SELECT ${COLUMNS.join(', ')} FROM declaration WHERE filing_id = ANY($1::uuid[]) ORDER BY filing_id FOR UPDATE`,
      [filingIds],
    );
    return new Map(rows.map((row) => [row.filing_id, declarationOf(row)]));
  }

  /** Locks those that wait for goods under one of the waybills, whose rows the caller holds. */
  async lockAwaiting(tx: Tx, awbs: readonly string[]): Promise<GoodsDeclaration[]> {
    const rows = await tx.prepared<DeclarationRow>(
      'declaration.lock-awaiting',
      `SELECT ${COLUMNS.join(', ')} FROM declaration
        WHERE awb = ANY($1::text[]) AND status = 'awaitArrival' ORDER BY filing_id FOR UPDATE`,
      [awbs],
    );
    return rows.map(declarationOf);
  }

  /** Rows, history and events of all of them: three statements, or nothing. */
  async save(tx: Tx, cases: readonly Case[]): Promise<void> {
    const history = cases.flatMap(({ declaration }) => this.historyRows(declaration));
    await writeRows(
      tx,
      DECLARATIONS,
      cases.map(({ declaration }) => rowOf(declaration)),
    );
    await writeRows(tx, HISTORY, history);
    const events = cases.flatMap(({ declaration, trace }) =>
      declaration.takeFacts().map((fact) => ({ fact, trace })),
    );
    await this.outbox.appendAll(tx, events);
  }

  private historyRows(declaration: GoodsDeclaration) {
    const { state } = declaration;
    return declaration.takeHistory().map((entry) => {
      const link = linkTo(state.chainHead, historyContent(state.filingId, entry));
      state.chainHead = link.chainHash;
      return {
        history_id: this.ids.next(),
        filing_id: state.filingId,
        version: entry.version,
        action: entry.action,
        from_status: entry.from,
        to_status: entry.to,
        actor: entry.by,
        why: entry.why,
        at: entry.at,
        salt: hex(link.salt),
        content_hash: hex(link.contentHash),
        chain_hash: hex(link.chainHash),
      };
    });
  }
}
