import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '@landport/messaging';
import type { TraceContext, Tx } from '@landport/platform';
import { Mandate, type MandateRecord } from '../domain/mandate';
import { MandateNotFound } from '../domain/mandate-errors';

export interface MandateRow {
  readonly id: string;
  readonly principal: string;
  readonly broker: string;
  readonly kinds: readonly string[] | null;
  readonly representation: MandateRecord['representation'];
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly state: MandateRecord['state'];
  readonly version: number;
  readonly history: MandateRecord['history'];
  readonly last_sequence: number;
}

export const MANDATE_COLUMNS = `id, principal, broker, kinds, representation, valid_from::text, valid_to::text, state,
  version, history, last_sequence`;

const INSERT = `
  INSERT INTO mandate (id, principal, broker, kinds, representation, valid_from, valid_to, state, version, history,
                       last_sequence)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

@Injectable()
export class MandateRepository {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  /** Locked until the transaction ends. @throws MandateNotFound also for one between others */
  async get(tx: Tx, id: string, side: string): Promise<Mandate> {
    const [row] = await tx.query<MandateRow & Record<string, unknown>>(
      `SELECT ${MANDATE_COLUMNS} FROM mandate WHERE id = $1 AND $2 IN (principal, broker) FOR UPDATE`,
      [id, side],
    );
    if (row === undefined) throw new MandateNotFound();
    return new Mandate(recordOf(row), row.last_sequence);
  }

  async add(tx: Tx, mandate: Mandate, trace: TraceContext): Promise<void> {
    const { snapshot: m, lastSequence } = mandate;
    const term = [m.representation, m.from, m.to, m.state, m.version];
    await tx.query(INSERT, [
      m.id,
      m.principal,
      m.broker,
      m.kinds,
      ...term,
      JSON.stringify(m.history),
      lastSequence,
    ]);
    await this.outbox.append(tx, mandate.takeFacts(), trace);
  }

  async save(tx: Tx, mandate: Mandate, trace: TraceContext): Promise<void> {
    const { id, state, version, history } = mandate.snapshot;
    await tx.query(
      'UPDATE mandate SET state = $2, version = $3, history = $4, last_sequence = $5 WHERE id = $1',
      [id, state, version, JSON.stringify(history), mandate.lastSequence],
    );
    await this.outbox.append(tx, mandate.takeFacts(), trace);
  }
}

export const recordOf = (row: MandateRow): MandateRecord => ({
  id: row.id,
  principal: row.principal,
  broker: row.broker,
  kinds: row.kinds,
  representation: row.representation,
  from: row.valid_from,
  to: row.valid_to,
  state: row.state,
  version: row.version,
  history: row.history,
});
