import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, Ids, keepOrMintTraceparent, reach, type Tx } from '@landport/platform';
import { ProcedureRepository } from '../persistence/procedure.repository';
import { PostCheckRepository } from '../post-checks/post-check.repository';
import { ClockEnds } from '../reviews/clock-ends';

interface Due {
  readonly id: string;
  readonly filing_id: string;
}

/**
 * Locks the filing as everybody does who changes the work upon it, and passes over one that somebody holds: several
 * processes take different filings, and what an officer is deciding right now is looked at in the next round.
 */
const DUE = `
  SELECT c.id, c.filing_id FROM clock c JOIN filing f ON f.id = c.filing_id
   WHERE c.next_at <= $1 ORDER BY c.next_at LIMIT 1 FOR UPDATE OF f SKIP LOCKED`;

/** A clock that cannot be handled keeps the others waiting no longer than this. */
const POSTPONED = `UPDATE clock SET next_at = $2::timestamptz + interval '1 minute' WHERE id = $1 AND next_at <= $2`;

/** Clocks whose warning or end has come, one transaction each. */
@Injectable()
export class DueClocks {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(ProcedureRepository) private readonly procedures: ProcedureRepository,
    @Inject(PostCheckRepository) private readonly checks: PostCheckRepository,
    @Inject(ClockEnds) private readonly ends: ClockEnds,
  ) {}

  /**
   * Takes the one that is due longest.
   * @param failed  told of one that could not be handled; it is tried again later
   * @returns whether there was one
   */
  async takeOne(failed: (clockId: string, error: unknown) => void): Promise<boolean> {
    const now = this.clock.now();
    let due: Due | undefined;
    try {
      await this.db.transaction(async (tx) => {
        [due] = await tx.query<Due>(DUE, [now]);
        if (due !== undefined) await this.handle(tx, due, now);
      });
    } catch (error) {
      if (due === undefined) throw error;
      failed(due.id, error);
      await this.db.query(POSTPONED, [due.id, now]);
    }
    return due !== undefined;
  }

  private async handle(tx: Tx, { id, filing_id }: Due, now: Date): Promise<void> {
    const procedure = await this.procedures.get(tx, filing_id);
    const isUnderCheck = await this.checks.isLive(tx, filing_id);
    const check = this.ends.take(procedure, id, now.toISOString(), isUnderCheck);
    const trace = { traceparent: keepOrMintTraceparent(undefined), correlationId: this.ids.next() };
    await this.procedures.save(tx, procedure, trace);
    if (check !== undefined) await this.checks.add(tx, check.snapshot);
    reach('clock.before-commit');
  }
}
