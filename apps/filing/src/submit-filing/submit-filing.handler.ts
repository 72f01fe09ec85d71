import { Inject, Injectable } from '@nestjs/common';
import { Clock, Ids, type TraceContext } from '@landport/platform';
import { Filing } from '../domain/filing';
import { Procedure } from '../domain/procedure';
import { ownerOf, type Actor } from '../domain/history-entry';
import { FollowingPapers } from '../following-papers/following-papers';
import { EMPTY_CHAIN, seal } from '../history/history-chain';
import { Intake } from '../intake/intake.port';
import type { FilingKey, IntakeAnswer } from '../intake/lodgement';
import { PostCheckPlan } from '../post-checks/post-check-plan';
import { ReceiptSigner } from '../receipts/receipt-signer';
import { Reviews } from '../reviews/reviews';
import { payloadPath } from '../show-payload/payload-path';
import { firstAnswer } from '../submission/first-answer';
import { payloadToTravel } from '../submission/payload-to-travel';
import { contentDigest, requestDigest } from '../submission/request-digest';
import { settle } from '../submission/settle';
import { SubmissionExaminer, type Examined } from '../submission/submission-examiner';
import { waybillsOf } from '../submission/waybills-of';
import { FILINGS_PATH } from './filings-path';

export interface SubmitFiling extends Examined {
  readonly by: Actor;
  readonly idempotencyKey: string | undefined;
  /** The draft that is lodged by this: once and never again. */
  readonly draftId?: string;
  readonly trace: TraceContext;
}

/** Takes a filing: examines it, works out every row and the receipt, and hands all of it to the intake. */
@Injectable()
export class SubmitFilingHandler {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(SubmissionExaminer) private readonly examiner: SubmissionExaminer,
    @Inject(Reviews) private readonly reviews: Reviews,
    @Inject(FollowingPapers) private readonly papers: FollowingPapers,
    @Inject(PostCheckPlan) private readonly checks: PostCheckPlan,
    @Inject(ReceiptSigner) private readonly receipts: ReceiptSigner,
    @Inject(Intake) private readonly intake: Intake,
  ) {}

  /** @throws UnknownKind, Problem 422 with all faults, and what the intake throws */
  async submit(command: SubmitFiling): Promise<IntakeAnswer> {
    const { content, contentType, bytes, by, trace } = command;
    const organisationId = ownerOf(by);
    const now = this.clock.now();
    const examination = await this.examiner.pass(command, organisationId, now);

    const at = now.toISOString();
    const id = this.ids.next();
    const digest = contentDigest(bytes);
    const filing = Filing.lodge(
      { id, organisationId, concerns: [organisationId] },
      {
        kind: content.kind,
        reference: content.reference,
        kindValidFrom: examination.kind.validFrom,
        mode: examination.mode,
        digest,
        content: payloadToTravel(content.payload, bytes.length, payloadPath(id, 1)),
      },
      by,
      at,
    );
    const procedure = new Procedure(filing);
    settle(procedure, examination, this.reviews, at);
    this.papers.await(procedure, examination.kind, content.documents, at);
    const check = this.checks.of(filing, examination.kind, at);

    const { kind, reference, version } = filing.snapshot;
    const claims = { filingId: id, version, kind, reference, organisationId, lodgedAt: at, digest };
    const { sealed, head } = seal(EMPTY_CHAIN, filing.takeEntries());
    return this.intake.take({
      filing: filing.snapshot,
      lastSequence: filing.lastSequence,
      facts: filing.takeFacts(),
      awbs: waybillsOf(content.payload),
      keys: keysOf(organisationId, reference, command),
      source: {
        path: FILINGS_PATH,
        contentType,
        bytes,
        digest: requestDigest('POST', FILINGS_PATH, organisationId, bytes),
        content,
      },
      lodgedBy: by.id,
      lodgedAt: at,
      entries: sealed,
      chain: head,
      tasks: procedure.tasks.map((task) => task.snapshot),
      clocks: procedure.clocks,
      ...(check && { postCheck: check.snapshot }),
      trace,
      answer: firstAnswer(filing.snapshot, at, await this.receipts.sign(claims)),
    });
  }
}

function keysOf(
  organisationId: string,
  reference: string,
  { idempotencyKey, draftId }: Pick<SubmitFiling, 'idempotencyKey' | 'draftId'>,
): FilingKey[] {
  const keys: FilingKey[] = [{ organisationId, scope: 'reference', value: reference }];
  if (idempotencyKey !== undefined)
    keys.push({ organisationId, scope: 'idempotency', value: idempotencyKey });
  if (draftId !== undefined) keys.push({ organisationId, scope: 'draft', value: draftId });
  return keys;
}
