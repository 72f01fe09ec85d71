import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@landport/platform';
import { CommitmentStanding } from '../credit-flags/commitment-standing';
import type { FilingState } from '../domain/filing';
import type { PostCheckRecord } from '../domain/post-check/post-check';
import type { LodgementGuard } from '../intake/guarded-intake';
import type { Lodgement, Source } from '../intake/lodgement';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { faultyPlaced } from '../submission/faulty';
import { SubmissionReader } from '../submission/submission-reader';
import { PostCheckRepository } from './post-check.repository';

/** A filing on commitment is lodged only by who may promise, and never without the check that follows. */
@Injectable()
export class PostCheckGuard implements LodgementGuard {
  constructor(
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
    @Inject(CommitmentStanding) private readonly standing: CommitmentStanding,
    @Inject(PostCheckRepository) private readonly checks: PostCheckRepository,
  ) {}

  applies({ postCheck }: Lodgement): boolean {
    return postCheck !== undefined;
  }

  async hold(tx: Tx, { filing, source, postCheck }: Lodgement): Promise<void> {
    if (postCheck !== undefined) await this.keep(tx, filing, source, postCheck);
  }

  /** @throws Problem 422 filing/faulty while a false promise is unrepaired */
  async keep(
    tx: Tx,
    filing: Readonly<FilingState>,
    source: Source,
    check: Readonly<PostCheckRecord>,
  ): Promise<void> {
    if (check.cause === 'commitment') {
      const kind = this.kinds.current.inForce(filing.kind, filing.kindValidFrom);
      const faults = await this.standing.faultsUnderLock(tx, kind, filing.organisationId);
      if (faults.length > 0) throw faultyPlaced(this.reader, source, faults);
    }
    await this.checks.add(tx, check);
  }
}
