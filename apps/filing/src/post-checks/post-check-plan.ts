import { Inject, Injectable } from '@nestjs/common';
import type { CompiledKind } from '@landport/kinds';
import { Ids, Randomness } from '@landport/platform';
import type { Filing } from '../domain/filing';
import { BY_RULES } from '../domain/history-entry';
import { PostCheck, type PostCheckRecord } from '../domain/post-check/post-check';
import { OfficeDeadline } from '../reviews/office-deadline';

type Cause = PostCheckRecord['cause'];

/** Which decisions are looked at afterwards: all on commitment, and a share drawn at random of those on the spot. */
@Injectable()
export class PostCheckPlan {
  constructor(
    @Inject(Ids) private readonly ids: Ids,
    @Inject(Randomness) private readonly randomness: Randomness,
    @Inject(OfficeDeadline) private readonly deadline: OfficeDeadline,
  ) {}

  /** The check that a filing just decided by rules has before it, told in its history; the caller's to store. */
  of(filing: Filing, { source: { header } }: CompiledKind, at: string): PostCheck | undefined {
    const { id: filingId, organisationId: holder, status, mode } = filing.snapshot;
    const body = header.steps[0]?.bodies[0];
    if (status !== 'approved' || body === undefined) return undefined;
    const planned = this.terms(mode, header);
    if (planned === undefined) return undefined;
    const check = PostCheck.open({
      ...{ id: this.ids.next(), filingId, holder, body, openedAt: at, cause: planned.cause },
      checkBy: this.deadline.after(at, planned.checkWithin),
      putRightWithin: planned.putRightWithin,
    });
    filing.recordCheck(check.snapshot, BY_RULES, at);
    return check;
  }

  private terms(
    mode: string,
    { commitment, spotCheck }: CompiledKind['source']['header'],
  ): { cause: Cause; checkWithin: number; putRightWithin: number } | undefined {
    if (mode === 'commitment' && commitment) return { cause: 'commitment', ...commitment };
    const isDrawn = mode === 'onTheSpot' && spotCheck && this.randomness.fraction() < Number(spotCheck.share);
    return isDrawn ? { cause: 'spotCheck', ...spotCheck } : undefined;
  }
}
