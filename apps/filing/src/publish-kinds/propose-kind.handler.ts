import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@landport/http';
import type { KindPackage } from '@landport/kinds';
import { Clock, Ids, isUniqueViolation, type Tx } from '@landport/platform';
import { AnotherKind, DayPassed, DayTaken } from '../domain/kind-proposal-errors';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { OfficeDay } from '../kinds/office-day';
import { proposingBody } from './leading-bodies';
import { PackageTrial } from './package-trial';
import { visibleProposal, type ProposalRow } from './proposal-row';

const STANDS = 'SELECT FROM kind_package WHERE kind = $1 AND valid_from = $2';
const INSERT = `
  INSERT INTO kind_proposal (id, kind, valid_from, body, package, state, version, proposed_by, proposed_at)
  VALUES ($1, $2, $3, $4, $5, 'proposed', 1, $6, $7)`;

/** A package that was run and is the caller's to propose. */
export interface Proposable {
  readonly proposed: KindPackage;
  readonly body: string;
}

/** Takes a package as a proposal; nothing is held to it yet. */
@Injectable()
export class ProposeKindHandler {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(PackageTrial) private readonly trial: PackageTrial,
  ) {}

  /** @throws AnotherKind, DayPassed, NotYoursToPropose, Problem 422 with all faults of the package */
  async examine(kind: string, sent: unknown, caller: Caller): Promise<Proposable> {
    const proposed = this.trial.read(sent);
    const { header } = proposed;
    if (header.kind !== kind) throw new AnotherKind(header.kind, kind);
    const body = proposingBody(proposed, this.kinds.current, caller);
    const today = this.days.of(this.clock.now());
    if (header.validFrom < today) throw new DayPassed(header.validFrom, today);
    await this.trial.pass(proposed);
    return { proposed, body };
  }

  /** @throws DayTaken */
  async propose(tx: Tx, { proposed, body }: Proposable, caller: Caller): Promise<ProposalRow> {
    const { kind, validFrom } = proposed.header;
    const id = this.ids.next();
    const by = { id: caller.subject, organisationId: caller.organisationId };
    if ((await tx.query(STANDS, [kind, validFrom])).length > 0) throw new DayTaken(kind, validFrom);
    try {
      await tx.query(INSERT, [id, kind, validFrom, body, JSON.stringify(proposed), by, this.clock.now()]);
    } catch (error) {
      throw isUniqueViolation(error) ? new DayTaken(kind, validFrom) : error;
    }
    return visibleProposal(tx, id, caller);
  }
}
