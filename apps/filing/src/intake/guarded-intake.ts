import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@landport/platform';
import { FilingDocuments } from '../documents/file-documents/filing-documents';
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

/**
 * Kinds with a guard, and filings with documents that must not be removed meanwhile, go through one transaction with
 * its locks; all others through the group commit.
 */
@Injectable()
export class GuardedIntake extends Intake {
  private readonly guards: ReadonlyMap<string, LodgementGuard>;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(GroupIntake) private readonly group: GroupIntake,
    @Inject(SingleIntake) private readonly single: SingleIntake,
    @Inject(FilingDocuments) private readonly documents: FilingDocuments,
    @Inject(LODGEMENT_GUARDS) guards: readonly LodgementGuard[],
  ) {
    super();
    this.guards = new Map(guards.map((guard) => [guard.kind, guard]));
  }

  take(lodgement: Lodgement): Promise<IntakeAnswer> {
    const guard = this.guards.get(lodgement.filing.kind);
    const named = lodgement.source.content.documents ?? [];
    if (guard === undefined && named.length === 0) return this.group.take(lodgement);
    const { id: filingId, version, organisationId } = lodgement.filing;
    return this.single.take(this.db, lodgement, async (tx) => {
      await guard?.hold(tx, lodgement);
      await this.documents.bind(tx, { filingId, version, organisationId }, named);
    });
  }
}
