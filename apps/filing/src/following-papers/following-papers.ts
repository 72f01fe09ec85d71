import { Inject, Injectable } from '@nestjs/common';
import type { FiledDocument } from '@landport/contracts';
import type { CompiledKind, WantedDocument } from '@landport/kinds';
import { Ids } from '@landport/platform';
import { gapsIn } from '../documents/file-documents/wanted-documents';
import { FilingClock } from '../domain/filing-clock';
import { BY_RULES } from '../domain/history-entry';
import { PostCheck } from '../domain/post-check/post-check';
import type { Procedure } from '../domain/procedure';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { OfficeDeadline } from '../reviews/office-deadline';

/** Working days before the end of a paper's time on which the applicant is reminded. */
const WARNS_BEFORE = 2;

/**
 * Working days for a check that a missing paper brings about, where the kind sets none for its other checks: the time
 * of a decision (Administrative Licensing Law, article 42).
 */
const CHECK_WITHIN = 20;

const DECIDED: ReadonlySet<string> = new Set(['approved', 'released']);

/**
 * Acceptance with gaps [容缺受理]. What is undecided when the time of a paper ends is given up and not refused: nobody
 * has judged it, and papers that are not put right in time end the procedure and not the right to apply (Administrative
 * Licensing Law, article 32(1)(4): incomplete papers decide about acceptance). What was approved meanwhile is looked at
 * again by its body, since an approval is taken back only after a look at the case (article 69).
 */
@Injectable()
export class FollowingPapers {
  constructor(
    @Inject(Ids) private readonly ids: Ids,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDeadline) private readonly time: OfficeDeadline,
  ) {}

  /** What a version came with and without: clocks start for what is newly missing, and end for what has come. */
  await(
    procedure: Procedure,
    { source: { header } }: CompiledKind,
    named: readonly Pick<FiledDocument, 'code'>[] = [],
    at: string,
  ): void {
    if (procedure.cameToNothing) return;
    const missing = gapsIn(header.documents, named).filter(({ mayFollow }) => mayFollow !== undefined);
    for (const clock of procedure.paperClocks) {
      if (!missing.some(({ code }) => code === clock.snapshot.name)) clock.end('met', at);
    }
    const awaited = procedure.paperClocks.map(({ snapshot }) => snapshot.name);
    for (const paper of missing) {
      if (!awaited.includes(paper.code)) procedure.clocks.push(this.clockOf(procedure, paper, at));
    }
  }

  /** Papers that came after the filing. */
  take(procedure: Procedure, codes: readonly string[], at: string): void {
    for (const clock of procedure.paperClocks) {
      if (codes.includes(clock.snapshot.name)) clock.end('met', at);
    }
  }

  /**
   * A paper's time is over and it has not come.
   * @param isUnderCheck  its officers look at the approval already
   * @returns the check that its body has to make, for the caller to store
   */
  runOut(procedure: Procedure, clock: FilingClock, at: string, isUnderCheck: boolean): PostCheck | undefined {
    if (procedure.cameToNothing) {
      procedure.forgetPapers();
      return undefined;
    }
    const { filing } = procedure;
    const { kind, kindValidFrom, status } = filing.snapshot;
    const { header } = this.kinds.current.inForce(kind, kindValidFrom).source;
    const { name: document, workingDays } = clock.snapshot;
    const paper = header.documents.find(({ code }) => code === document);
    const why = `${paper?.title.en ?? document} did not follow within ${workingDays} working days.`;
    clock.end('ranOut', at);
    filing.note('documentOverdue', BY_RULES, at, why);
    if (!DECIDED.has(status)) {
      // What another service handles is its to end; its officers see the gap.
      if (header.handledBy !== 'filing') return undefined;
      procedure.endWork('dropped', at);
      filing.lapse({ document }, BY_RULES, at, why);
      return undefined;
    }
    const body = header.steps[0]?.bodies[0];
    if (isUnderCheck || body === undefined) return undefined;
    const { id: filingId, organisationId: holder } = filing.snapshot;
    const terms = header.commitment ?? header.spotCheck;
    const check = PostCheck.open({
      ...{ id: this.ids.next(), filingId, holder, body, openedAt: at, cause: 'missingDocument' },
      checkBy: this.time.after(at, terms?.checkWithin ?? CHECK_WITHIN),
      putRightWithin: terms?.putRightWithin ?? workingDays,
    });
    filing.recordCheck(check.snapshot, BY_RULES, at, why);
    return check;
  }

  private clockOf({ filing }: Procedure, { code, mayFollow = 0 }: WantedDocument, at: string): FilingClock {
    return FilingClock.start(
      {
        id: this.ids.next(),
        filingId: filing.snapshot.id,
        name: code,
        purpose: 'document',
        queryId: null,
        workingDays: mayFollow,
        warnsBefore: WARNS_BEFORE,
      },
      this.time,
      at,
    );
  }
}
