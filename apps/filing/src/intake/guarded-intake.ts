import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@landport/platform';
import { GroupIntake } from './group-intake';
import { Intake } from './intake.port';
import type { IntakeAnswer, Lodgement } from './lodgement';
import { SingleIntake } from './single-intake';

/** What filings of a kind share and must lock while they are lodged: a permit's balance, a bidder's deposit. */
export interface LodgementGuard {
  readonly kind: string;
  /** @throws DomainError when what is shared does not allow the filing; nothing is stored then */
  hold(tx: Tx, lodgement: Lodgement): Promise<void>;
}

export const LODGEMENT_GUARDS = Symbol('lodgement guards');

/** Kinds with a guard go through one transaction with its locks, all others through the group commit. */
@Injectable()
export class GuardedIntake extends Intake {
  private readonly guards: ReadonlyMap<string, LodgementGuard>;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(GroupIntake) private readonly group: GroupIntake,
    @Inject(SingleIntake) private readonly single: SingleIntake,
    @Inject(LODGEMENT_GUARDS) guards: readonly LodgementGuard[],
  ) {
    super();
    this.guards = new Map(guards.map((guard) => [guard.kind, guard]));
  }

  take(lodgement: Lodgement): Promise<IntakeAnswer> {
    const guard = this.guards.get(lodgement.filing.kind);
    return guard === undefined
      ? this.group.take(lodgement)
      : this.single.take(this.db, lodgement, (tx) => guard.hold(tx, lodgement));
  }
}
