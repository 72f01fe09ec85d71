import { Inject, Injectable } from '@nestjs/common';
import type { CompiledKind } from '@landport/kinds';
import { Outbox } from '@landport/messaging';
import type { Tx } from '@landport/platform';
import type { LodgementGuard } from '../intake/guarded-intake';
import type { Lodgement } from '../intake/lodgement';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { OfficeDay } from '../kinds/office-day';
import { faultyPlaced } from '../submission/faulty';
import { SubmissionReader } from '../submission/submission-reader';
import { Citations } from './citations';
import { GrantIssuer } from './grant-issuer';

/** Lodgings that draw on a grant, or that are given one on the spot. */
@Injectable()
export class GrantsGuard implements LodgementGuard {
  constructor(
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
    @Inject(Citations) private readonly citations: Citations,
    @Inject(GrantIssuer) private readonly issuer: GrantIssuer,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  applies(lodgement: Lodgement): boolean {
    const kind = this.kindOf(lodgement);
    const { cites, grants } = kind.source.header;
    if (grants !== undefined && lodgement.filing.status === 'approved') return true;
    return cites.length > 0 && kind.citationsIn(lodgement.source.content.payload).length > 0;
  }

  /** @throws Problem 422 with every citation that does not bear */
  async hold(tx: Tx, lodgement: Lodgement): Promise<void> {
    const { filing, source, lodgedAt } = lodgement;
    const { payload } = source.content;
    const kind = this.kindOf(lodgement);
    const on = this.days.of(new Date(lodgedAt));
    const { organisationId } = filing;
    const faults = await this.citations.draw(tx, kind, { organisationId, on, payload }, filing, lodgedAt);
    if (faults.length > 0) throw faultyPlaced(this.reader, source, faults);
    if (filing.status !== 'approved') return;
    await this.outbox.append(tx, await this.issuer.issue(tx, kind, filing, payload), lodgement.trace);
  }

  private kindOf({ filing }: Lodgement): CompiledKind {
    return this.kinds.current.inForce(filing.kind, filing.kindValidFrom);
  }
}
