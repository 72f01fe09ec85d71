import { Inject, Injectable } from '@nestjs/common';
import type { RefundLine, RefundReason } from '@landport/contracts';
import { Decimal } from '@landport/domain';
import { Clock, Ids, type TraceContext, type Tx } from '@landport/platform';
import { FilingDocuments } from '../documents/file-documents/filing-documents';
import type { FilingState } from '../domain/filing';
import { FilingNotFound } from '../domain/filing-errors';
import { ownerOf, type Actor } from '../domain/history-entry';
import { RefundClaim, type NewRefundClaim, type RefundClaimRecord } from '../domain/refund-claim';
import { ClaimedTooMuch, ClaimTooLate, NothingToRefund } from '../domain/refund-errors';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { OfficeDay } from '../kinds/office-day';
import { FilingRepository } from '../persistence/filing.repository';
import { lastDayOfClaim } from './refund-periods';
import { RefundClaimRepository } from './refund-claim.repository';

export interface ClaimRefund {
  readonly filingId: string;
  readonly reason: RefundReason;
  readonly explanation: string;
  readonly documents: NewRefundClaim['documents'];
  readonly claimed: readonly RefundLine[];
  readonly by: Actor;
  readonly trace: TraceContext;
}

/** Claims duty or tax back. The filing's row is locked, so that two claims never ask for the same money. */
@Injectable()
export class ClaimRefundHandler {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(FilingRepository) private readonly filings: FilingRepository,
    @Inject(RefundClaimRepository) private readonly claims: RefundClaimRepository,
    @Inject(FilingDocuments) private readonly documents: FilingDocuments,
  ) {}

  /** @throws FilingNotFound, NothingToRefund, ClaimTooLate, ClaimedTooMuch, Problem 422 */
  async claim(tx: Tx, command: ClaimRefund): Promise<RefundClaimRecord> {
    const { filingId, reason, explanation, documents, claimed, by, trace } = command;
    const now = this.clock.now();
    const { snapshot: filing } = await this.filings.get(tx, filingId);
    const organisationId = ownerOf(by);
    if (filing.organisationId !== organisationId) throw new FilingNotFound();
    this.assertInTime(filing, reason, now);
    checkAmounts(filing, claimed, await this.claims.standing(tx, filingId));
    const body = this.officeOf(filing);
    const claim = RefundClaim.lodge({
      id: this.ids.next(),
      filingId,
      organisationId,
      reference: filing.reference,
      body,
      concerns: [...new Set([...filing.concerns, by.organisationId, body])],
      reason,
      explanation,
      documents,
      claimed,
      lodgedAt: now.toISOString(),
      lodgedBy: by,
    });
    const brought = documents.flatMap(({ documentId }, index) =>
      documentId === undefined
        ? []
        : [{ documentId, code: 'refund-claim', pointer: `/documents/${index}/documentId` }],
    );
    await this.documents.attach(tx, { filingId, version: filing.version, organisationId }, brought);
    await this.claims.add(tx, claim, trace);
    return claim.snapshot;
  }

  private assertInTime(filing: Readonly<FilingState>, reason: RefundReason, now: Date): void {
    const { status, customs, changedAt } = filing;
    const isOver = status === 'released' || status === 'withdrawn';
    if (!isOver || customs.assessment === undefined) throw new NothingToRefund(status);
    const paidOn = this.days.of(new Date(customs.releasedAt ?? changedAt));
    const last = lastDayOfClaim(reason, paidOn);
    if (last === undefined || this.days.of(now) > last.day)
      throw new ClaimTooLate(last?.day ?? paidOn, last?.legalBasis ?? '-');
  }

  /** Who releases the goods has taken the money. */
  private officeOf({ kind, kindValidFrom, status }: Readonly<FilingState>): string {
    const { steps } = this.kinds.current.inForce(kind, kindValidFrom).source.header;
    const body = steps.at(-1)?.bodies[0];
    if (body === undefined) throw new NothingToRefund(status);
    return body;
  }
}

/** @throws ClaimedTooMuch where a tax is claimed twice, in another currency, or beyond what is left of it */
function checkAmounts(
  { customs: { assessment } }: Readonly<FilingState>,
  claimed: readonly RefundLine[],
  standing: readonly RefundClaimRecord[],
): void {
  claimed.forEach(({ tax, amount }, index) => {
    const assessed = assessment?.[tax];
    const taken = standing
      .flatMap((claim) => claim.decision?.granted ?? claim.claimed)
      .filter((line) => line.tax === tax)
      .reduce((sum, line) => sum.plus(line.amount.amount), new Decimal(0));
    const left = new Decimal(assessed?.amount ?? 0).minus(taken);
    const asked = new Decimal(amount.amount);
    const isOnce = claimed.findIndex((line) => line.tax === tax) === index;
    const isSound =
      isOnce && assessed?.currency === amount.currency && asked.greaterThan(0) && asked.lte(left);
    if (!isSound)
      throw new ClaimedTooMuch(
        `/claimed/${index}/amount`,
        `${amount.amount} ${amount.currency}`,
        `${left.toString()} ${assessed?.currency ?? ''}`,
      );
  });
}
