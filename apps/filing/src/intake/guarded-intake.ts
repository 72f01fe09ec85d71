import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@landport/platform';
import { GroupIntake } from './group-intake';
import { intakeFull } from './intake-errors';
import { Intake } from './intake.port';
import type { IntakeAnswer, Lodgement } from './lodgement';
import { isLockTimeout, SingleIntake, waitAtMost } from './single-intake';

/** What filings share and must lock while they are lodged: a permit's balance, a bidder's deposit, a credit record. */
export interface LodgementGuard {
  /** Whether the filing touches what is shared; asked of every filing, so it costs nothing. */
  applies(lodgement: Lodgement): boolean;
  /** @throws DomainError or Problem when what is shared does not allow the filing; nothing is stored then */
  hold(tx: Tx, lodgement: Lodgement): Promise<void>;
}

export const LODGEMENT_GUARDS = Symbol('lodgement guards');

/** How long a filing waits for others that share what it locks: they come one after the other, each with a commit. */
const NEIGHBOURS_PATIENCE_MS = 15_000;

/** Filings with a guard go through one transaction with its locks, all others through the group commit. */
@Injectable()
export class GuardedIntake extends Intake {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(GroupIntake) private readonly group: GroupIntake,
    @Inject(SingleIntake) private readonly single: SingleIntake,
    @Inject(LODGEMENT_GUARDS) private readonly guards: readonly LodgementGuard[],
  ) {
    super();
  }

  take(lodgement: Lodgement): Promise<IntakeAnswer> {
    const guards = this.guards.filter((guard) => guard.applies(lodgement));
    if (guards.length === 0) return this.group.take(lodgement);
    // In the order in which they are named, so that two filings take their locks in one direction.
    return this.single.take(this.db, lodgement, async (tx) => {
      await waitAtMost(tx, NEIGHBOURS_PATIENCE_MS);
      try {
        for (const guard of guards) await guard.hold(tx, lodgement);
      } catch (error) {
        throw isLockTimeout(error) ? intakeFull() : error;
      }
    });
  }
}
