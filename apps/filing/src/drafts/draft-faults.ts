import { Inject, Injectable } from '@nestjs/common';
import { SubmittedFiling, type DraftContent, type DraftVerdict } from '@landport/contracts';
import { faultIn, faultsOf, type FaultFound, type Language } from '@landport/http';
import { KindNotInForce, UnknownKind } from '@landport/kinds';
import { DryRun } from '../submit-filing/dry-run';
import type { SubmittedContent } from '../submission/submitted-content';

/** Stands in for what is missing, so that the kind can speak about the rest. */
const NOTHING_YET = 'DRAFT';

/** What the engine that lodges says of a draft: of the envelope as much as of the payload, all at once. */
@Injectable()
export class DraftFaults {
  constructor(@Inject(DryRun) private readonly dryRun: DryRun) {}

  async of(draft: DraftContent, organisationId: string, language: Language): Promise<DraftVerdict> {
    const { kind, reference, payload, documents } = draft;
    const filing = { kind, reference, payload, documents };
    const parsed = SubmittedFiling.safeParse(filing);
    const envelope = parsed.success ? [] : faultsOf(parsed.error, '');
    if (kind === undefined) return refused(envelope, language);
    try {
      const verdict = await this.dryRun.run(examined(filing, kind), organisationId, language);
      const said = [
        ...envelope.map((fault) => faultIn(language, fault)),
        ...ofPayload(verdict.errors, draft),
      ];
      const errorCount =
        envelope.length +
        verdict.errorCount -
        (verdict.errors.length - ofPayload(verdict.errors, draft).length);
      return { ...verdict, valid: errorCount === 0, errors: said, errorCount };
    } catch (error) {
      if (!(error instanceof UnknownKind) && !(error instanceof KindNotInForce)) throw error;
      return refused([...envelope, ofKind(error, kind)], language);
    }
  }
}

function examined(filing: Readonly<Record<string, unknown>>, kind: string) {
  const { reference, payload, documents } = filing;
  const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload);
  const content = {
    kind,
    reference: typeof reference === 'string' ? reference : NOTHING_YET,
    payload: isObject ? payload : {},
    ...(Array.isArray(documents) && { documents }),
  } as SubmittedContent;
  return { content, contentType: 'application/json', bytes: Buffer.from(JSON.stringify(content)) };
}

/** Of a reference that is not there yet, nothing is said twice. */
function ofPayload(errors: DraftVerdict['errors'], { reference }: DraftContent): DraftVerdict['errors'] {
  return reference === undefined ? errors.filter(({ code }) => !code.startsWith('filing/reference')) : errors;
}

const ofKind = (error: UnknownKind | KindNotInForce, value: string): FaultFound => ({
  code: error.code,
  pointer: '/kind',
  value,
  message: error.message,
  remedy: error.remedy,
});

const refused = (faults: readonly FaultFound[], language: Language): DraftVerdict => ({
  valid: false,
  errors: faults.map((fault) => faultIn(language, fault)),
  errorCount: faults.length,
  warnings: [],
});
