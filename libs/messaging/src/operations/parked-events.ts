import type { ParkedEvent, ServiceName } from '@landport/contracts';
import type { Clock, Database, Ids, Tx } from '@landport/platform';
import { leave, lockHead } from '../parking/retry-worker';

interface ParkedRow {
  readonly id: string;
  readonly topic: string;
  readonly stream_key: string;
  readonly sequence: number;
  readonly type: string;
  readonly event: string;
  readonly error: string;
  readonly attempts: number;
  readonly due_at: Date | null;
  readonly parked_at: Date;
}

export interface OperatorAct {
  readonly reason: string;
  /** Who acts: the token's subject. */
  readonly actor: string;
}

/** What an operator sees of a service's parked events, and does about them. Every act is audited with its reason. */
export class ParkedEvents {
  constructor(
    private readonly service: ServiceName,
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Oldest first, 500 at most. */
  async list(): Promise<ParkedEvent[]> {
    const rows = await this.database.query<ParkedRow>(
      'SELECT * FROM parked_event WHERE group_name = $1 ORDER BY parked_at, sequence LIMIT 500',
      [this.service],
    );
    return rows.map((row) => ({
      id: row.id,
      service: this.service,
      topic: row.topic,
      streamKey: row.stream_key,
      sequence: row.sequence,
      type: row.type,
      error: row.error,
      attempts: row.attempts,
      dueAt: row.due_at?.toISOString() ?? null,
      parkedAt: row.parked_at.toISOString(),
    }));
  }

  /** Makes a stream's head due at once, with all its attempts before it. @returns false when it is no head */
  async retry(id: string, act: OperatorAct): Promise<boolean> {
    return this.onHead(id, 'retry', act, async (tx) => {
      await tx.query('UPDATE parked_event SET due_at = $2, attempts = 0 WHERE id = $1', [
        id,
        this.clock.now(),
      ]);
    });
  }

  /** Leaves a stream's head out; the event stays whole in the audit and the next one becomes the head. */
  async skip(id: string, act: OperatorAct): Promise<boolean> {
    return this.onHead(id, 'skip', act, (tx, row) => leave(tx, this.service, row, this.clock.now()));
  }

  private async onHead(
    id: string,
    action: 'retry' | 'skip',
    { reason, actor }: OperatorAct,
    work: (tx: Tx, head: ParkedRow) => Promise<void>,
  ): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<ParkedRow>(HEAD, [id, this.service]);
      if (row === undefined || !(await lockHead(tx, this.service, row))) return false;
      await tx.query(AUDIT, [this.ids.next(), id, action, reason, actor, row.event, this.clock.now()]);
      await work(tx, row);
      return true;
    });
  }
}

const HEAD = `
  SELECT * FROM parked_event p WHERE id = $1 AND group_name = $2 AND NOT EXISTS (
    SELECT FROM parked_event b
    WHERE b.group_name = p.group_name AND b.topic = p.topic AND b.stream_key = p.stream_key AND b.sequence < p.sequence)`;

const AUDIT = `
  INSERT INTO parked_event_audit (id, parked_id, action, reason, actor, event, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
