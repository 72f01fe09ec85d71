import { Inject, Injectable } from '@nestjs/common';
import { SubmittedFiling, type DraftContent } from '@landport/contracts';
import { faultsOf, invalid, requireIfMatch, type Caller } from '@landport/http';
import { Clock, Database, type TraceContext } from '@landport/platform';
import type { IntakeAnswer } from '../intake/lodgement';
import { actorOf, assertCovered } from '../mandates/acting';
import { SubmitFilingHandler } from '../submit-filing/submit-filing.handler';
import type { Examined } from '../submission/submission-examiner';
import type { SubmittedContent } from '../submission/submitted-content';
import { draftHref, type DraftRow } from './draft-row';
import { DraftRepository } from './draft.repository';

/** Longer than the intake waits for anything. */
const HOLD_MS = 30_000;

const FIRST_ANSWER = `
  SELECT answer_status AS status, answer AS body FROM filing_version WHERE filing_id = $1 AND version = 1`;

/**
 * Lodges drafts, each once: the statement that lodges the filing writes the draft's key beside it, so that whoever
 * asks again, after a kill too, finds the filing there or finds nothing done.
 */
@Injectable()
export class SubmitDraftHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(DraftRepository) private readonly drafts: DraftRepository,
    @Inject(SubmitFilingHandler) private readonly filings: SubmitFilingHandler,
  ) {}

  /** @throws DraftNotFound, Problem 412, 428, 422 with all faults, and what the intake throws */
  async submit(
    id: string,
    ifMatch: string | undefined,
    caller: Caller,
    trace: TraceContext,
  ): Promise<IntakeAnswer> {
    const draft = await this.held(id, ifMatch, caller);
    if (draft.submitted_as !== null) return this.replay(draft.submitted_as);
    try {
      const examined = readyToLodge(draft.content);
      const by = actorOf(caller, examined.content.kind);
      return await this.filings.submit({ ...examined, by, idempotencyKey: undefined, draftId: id, trace });
    } finally {
      await this.drafts.hold(this.db, id, null);
    }
  }

  /** The draft as the sender saw it; nobody saves it from now on. */
  private held(id: string, ifMatch: string | undefined, caller: Caller): Promise<DraftRow> {
    return this.db.transaction(async (tx) => {
      const draft = await this.drafts.lock(tx, id, caller.organisationId);
      assertCovered(caller, draft.kind ?? undefined);
      if (draft.submitted_as !== null) return draft;
      requireIfMatch(ifMatch, draft.version, draftHref(id));
      await this.drafts.hold(tx, id, new Date(this.clock.now().getTime() + HOLD_MS));
      return draft;
    });
  }

  private async replay(filingId: string): Promise<IntakeAnswer> {
    const [first] = await this.db.query<Pick<IntakeAnswer, 'status' | 'body'>>(FIRST_ANSWER, [filingId]);
    if (first === undefined) throw new Error(`filing ${filingId} has a key and no version`);
    return { ...first, filingId, replayed: true };
  }
}

/** @throws Problem 422 naming what is missing to make it a filing at all */
function readyToLodge({ kind, reference, payload, documents }: DraftContent): Examined {
  const parsed = SubmittedFiling.safeParse({ kind, reference, payload, documents });
  if (!parsed.success) throw invalid(faultsOf(parsed.error, ''));
  const content = parsed.data as SubmittedContent;
  return { content, contentType: 'application/json', bytes: Buffer.from(JSON.stringify(content)) };
}
