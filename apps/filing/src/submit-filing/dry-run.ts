import { Inject, Injectable } from '@nestjs/common';
import type { SubmissionVerdict } from '@landport/contracts';
import { faultIn, Problem, type FaultFound, type Language } from '@landport/http';
import type { KindHeader } from '@landport/kinds';
import { Clock, Database } from '@landport/platform';
import type { z } from 'zod';
import { EarlierLodgements } from '../intake/earlier-lodgements';
import type { FilingKey, Source } from '../intake/lodgement';
import { SubmissionExaminer, type Examined } from '../submission/submission-examiner';
import { requestDigest } from '../submission/request-digest';
import type { SubmittedContent } from '../submission/submitted-content';
import { UsualTimesBook } from '../usual-times/usual-times';
import { FILINGS_PATH } from './filings-path';

export type DryRunAnswer = z.input<typeof SubmissionVerdict>;

/** What a first lodging of a sound filing would meet. */
interface Taken {
  readonly faults: readonly FaultFound[];
  readonly lodgedAs?: { readonly href: string };
}

/** The same engine as lodging, without effect: nothing is written, key and reference stay free. */
@Injectable()
export class DryRun {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SubmissionExaminer) private readonly examiner: SubmissionExaminer,
    @Inject(EarlierLodgements) private readonly earlier: EarlierLodgements,
    @Inject(UsualTimesBook) private readonly times: UsualTimesBook,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Of a first lodging: a reference that stands for another filing is a fault too. */
  async run(examined: Examined, organisationId: string, language: Language): Promise<DryRunAnswer> {
    const verdict = await this.verdict(examined, organisationId, language);
    if (!verdict.valid) return verdict;
    const { faults, ...taken } = await this.taken(examined, organisationId);
    const errors = faults.map((fault) => faultIn(language, fault));
    return { ...verdict, ...taken, valid: errors.length === 0, errors, errorCount: errors.length };
  }

  /** Of a version, whose reference is its filing's. */
  async verdict(examined: Examined, organisationId: string, language: Language): Promise<DryRunAnswer> {
    const { kind, payload, context, faults, total, warnings, mode, decision } = await this.examiner.judge(
      examined,
      organisationId,
      this.clock.now(),
    );
    const { fees, documents } = kind.source.header;
    return {
      valid: total === 0,
      kind: kind.name,
      kindValidFrom: kind.validFrom,
      ...(mode === undefined ? {} : { mode }),
      ...(decision === undefined
        ? {}
        : { decision: { outcome: decision.outcome, reasons: [...decision.reasons] } }),
      bodies: [...new Set(kind.stepsFor(payload, context).flatMap(({ bodies }) => bodies))],
      fees: fees.map(({ title, amount, currency }) => ({ title, amount, currency })),
      documents: documents.map((each) => wanted(each, examined.content)),
      usualTimes: this.times.of(kind.name),
      errors: faults.map((fault) => faultIn(language, fault)),
      errorCount: total,
      warnings: warnings.map((fault) => faultIn(language, fault)),
    };
  }

  private async taken({ content, contentType, bytes }: Examined, organisationId: string): Promise<Taken> {
    const keys: FilingKey[] = [{ organisationId, scope: 'reference', value: content.reference }];
    const digest = requestDigest('POST', FILINGS_PATH, organisationId, bytes);
    const source: Source = { path: FILINGS_PATH, contentType, bytes, content, digest };
    const request = { keys, source };
    const earlier = (await this.earlier.find(this.db, [request])).get(request);
    if (earlier === undefined) return { faults: [] };
    const lodgedAs = { href: `/v1/filings/${earlier.row.filing_id}` };
    try {
      await this.earlier.replay(this.db, request, earlier);
      return { faults: [], lodgedAs };
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 422) throw error;
      const { code, detail: message } = error.options;
      return { faults: [{ code, pointer: '/reference', value: content.reference, message }], lodgedAs };
    }
  }
}

const wanted = (
  { code, title, required }: KindHeader['documents'][number],
  { documents = [] }: SubmittedContent,
) => ({ code, title, required, given: documents.some((each) => each.code === code) });
