import { Inject, Injectable } from '@nestjs/common';
import type { SubmissionVerdict } from '@landport/contracts';
import { faultIn, type Language } from '@landport/http';
import { Clock } from '@landport/platform';
import type { z } from 'zod';
import { SubmissionExaminer, type Examined } from '../submission/submission-examiner';

export type DryRunAnswer = z.input<typeof SubmissionVerdict>;

/** The same engine as lodging, without effect: nothing is written, key and reference stay free. */
@Injectable()
export class DryRun {
  constructor(
    @Inject(SubmissionExaminer) private readonly examiner: SubmissionExaminer,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(examined: Examined, organisationId: string, language: Language): Promise<DryRunAnswer> {
    const { kind, payload, context, faults, total, warnings, mode, decision } = await this.examiner.judge(
      examined,
      organisationId,
      this.clock.now(),
    );
    return {
      valid: total === 0,
      kind: kind.name,
      kindValidFrom: kind.validFrom,
      ...(mode === undefined ? {} : { mode }),
      ...(decision === undefined
        ? {}
        : { decision: { outcome: decision.outcome, reasons: [...decision.reasons] } }),
      bodies: [...new Set(kind.stepsFor(payload, context).flatMap(({ bodies }) => bodies))],
      errors: faults.map((fault) => faultIn(language, fault)),
      errorCount: total,
      warnings: warnings.map((fault) => faultIn(language, fault)),
    };
  }
}
