import { Inject, Injectable } from '@nestjs/common';
import type { Caller, Language } from '@landport/http';
import { AnotherFiling, FilingNotFound, FilingNotOpen } from '../domain/filing-errors';
import { mayBecome } from '../domain/filing-status';
import { VisibleFilings } from '../show-filing/visible-filings';
import { DryRun, type DryRunAnswer } from '../submit-filing/dry-run';
import type { Examined } from '../submission/submission-examiner';

/** A correction or amendment tried without effect: the same refusals, the same verdict. */
@Injectable()
export class DryRunVersion {
  constructor(
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(DryRun) private readonly dryRun: DryRun,
  ) {}

  /** @throws FilingNotFound, AnotherFiling, FilingNotOpen as the version itself would */
  async run(id: string, examined: Examined, caller: Caller, language: Language): Promise<DryRunAnswer> {
    const filing = await this.filings.get(id, caller);
    if (filing.organisation_id !== caller.organisationId) throw new FilingNotFound();
    const verdict = await this.dryRun.verdict(examined, caller.organisationId, language);
    if (!verdict.valid) return verdict;
    for (const field of ['kind', 'reference'] as const) {
      const asked = examined.content[field];
      if (asked !== filing[field]) throw new AnotherFiling(field, filing[field], asked);
    }
    if (!mayBecome(filing.status, 'lodged')) throw new FilingNotOpen('corrected', filing.status);
    return verdict;
  }
}
