import { Inject, Injectable } from '@nestjs/common';
import { requireIfMatch } from '@landport/http';
import type { CompiledKind } from '@landport/kinds';
import { Clock, Database, isUniqueViolation, type TraceContext, type Tx } from '@landport/platform';
import { FilingDocuments } from '../documents/file-documents/filing-documents';
import { priceSelectionOf } from '../bidding/price-selection';
import { BidIsBinding } from '../domain/bidding/bidding-errors';
import { ownerOf, type Actor } from '../domain/history-entry';
import type { Filing, FilingState } from '../domain/filing';
import { FilingNotFound } from '../domain/filing-errors';
import type { Procedure } from '../domain/procedure';
import { FollowingPapers } from '../following-papers/following-papers';
import { Citations } from '../grants/citations';
import { Drawings } from '../grants/drawings';
import { EarlierLodgements } from '../intake/earlier-lodgements';
import type { FilingKey, IntakeAnswer, Source } from '../intake/lodgement';
import { OfficeDay } from '../kinds/office-day';
import { ProcedureRepository } from '../persistence/procedure.repository';
import { VersionRepository } from '../persistence/version.repository';
import { PostCheckPlan } from '../post-checks/post-check-plan';
import { PostCheckGuard } from '../post-checks/post-check.guard';
import { ReceiptSigner } from '../receipts/receipt-signer';
import { ApplicantQueries } from '../reviews/applicant-queries';
import { Reviews } from '../reviews/reviews';
import { SearchIndex } from '../search/search-index';
import { payloadPath } from '../show-payload/payload-path';
import { firstAnswer } from '../submission/first-answer';
import { faultyPlaced } from '../submission/faulty';
import { payloadToTravel } from '../submission/payload-to-travel';
import { contentDigest, requestDigest } from '../submission/request-digest';
import { settle } from '../submission/settle';
import { SubmissionExaminer, type Examination, type Examined } from '../submission/submission-examiner';
import { SubmissionReader } from '../submission/submission-reader';
import type { SubmittedContent } from '../submission/submitted-content';
import { waybillsOf } from '../submission/waybills-of';
import { contentOfVersion } from './version-content';

export interface SubmitVersion extends Examined {
  readonly filingId: string;
  readonly ifMatch: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly by: Actor;
  readonly trace: TraceContext;
}

/** Corrects or amends a filing under its reference: one transaction with the filing's row locked. */
@Injectable()
export class SubmitVersionHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SubmissionExaminer) private readonly examiner: SubmissionExaminer,
    @Inject(Reviews) private readonly reviews: Reviews,
    @Inject(FollowingPapers) private readonly papers: FollowingPapers,
    @Inject(PostCheckPlan) private readonly plan: PostCheckPlan,
    @Inject(PostCheckGuard) private readonly guard: PostCheckGuard,
    @Inject(ReceiptSigner) private readonly receipts: ReceiptSigner,
    @Inject(EarlierLodgements) private readonly earlier: EarlierLodgements,
    @Inject(ApplicantQueries) private readonly queries: ApplicantQueries,
    @Inject(ProcedureRepository) private readonly procedures: ProcedureRepository,
    @Inject(VersionRepository) private readonly versions: VersionRepository,
    @Inject(FilingDocuments) private readonly documents: FilingDocuments,
    @Inject(SearchIndex) private readonly search: SearchIndex,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
    @Inject(Citations) private readonly citations: Citations,
    @Inject(Drawings) private readonly drawings: Drawings,
  ) {}

  /** @throws FilingNotFound, AnotherFiling, AmendsNothing, CancelsFiling, FilingNotOpen, Problem 412, 422, 428 */
  async submit(command: SubmitVersion): Promise<IntakeAnswer> {
    const request = { keys: keysOf(command), source: sourceOf(command) };
    try {
      return await this.db.transaction(async (tx) => {
        const procedure = await this.procedures.get(tx, command.filingId);
        const { filing } = procedure;
        if (filing.snapshot.organisationId !== ownerOf(command.by)) throw new FilingNotFound();
        const earlier = (await this.earlier.find(tx, [request])).get(request);
        if (earlier) return this.earlier.replay(tx, request, earlier);
        const { revision } = filing.snapshot;
        requireIfMatch(command.ifMatch, revision, `/v1/filings/${command.filingId}`);
        return this.correct(tx, procedure, command, request);
      });
    } catch (error) {
      const earlier = isUniqueViolation(error) && (await this.earlier.find(this.db, [request])).get(request);
      if (!earlier) throw error;
      return this.earlier.replay(this.db, request, earlier);
    }
  }

  private async correct(
    tx: Tx,
    procedure: Procedure,
    command: SubmitVersion,
    { keys, source: message }: { readonly keys: readonly FilingKey[]; readonly source: Source },
  ): Promise<IntakeAnswer> {
    const { bytes, by, trace, filingId } = command;
    const { filing } = procedure;
    const { status: before, steps } = filing.snapshot;
    const now = this.clock.now();
    const at = now.toISOString();
    const content = await this.contentOf(tx, filing, command.content);
    const source = { ...message, content };
    const examination = await this.examiner.pass({ ...command, content }, ownerOf(by), now);
    if (priceSelectionOf(examination.kind) !== undefined) throw new BidIsBinding();
    const digest = contentDigest(bytes);
    const link = payloadPath(filingId, filing.snapshot.version + 1);
    // An amendment is smaller than what it amends.
    const received = command.content.about === undefined ? bytes.length : Infinity;
    filing.correct(
      {
        kind: content.kind,
        reference: content.reference,
        kindValidFrom: examination.kind.validFrom,
        mode: examination.mode,
        digest,
        content: payloadToTravel(content.payload, received, link),
      },
      by,
      at,
    );
    if (before !== 'queried' || !this.answers(procedure, examination, steps, by, at)) {
      procedure.endWork('dropped', at);
      settle(procedure, examination, this.reviews, at);
    }
    this.papers.await(procedure, examination.kind, content.documents, at);
    const check = this.plan.of(filing, examination.kind, at);
    const { kind, reference, version, organisationId } = filing.snapshot;
    const claims = { filingId, version, kind, reference, organisationId, lodgedAt: at, digest };
    const answer = firstAnswer(filing.snapshot, at, await this.receipts.sign(claims));

    await this.redraw(tx, examination.kind, filing, source, now);
    await this.versions.add(
      tx,
      { filing: filing.snapshot, source, lodgedBy: by.id, lodgedAt: at, answer },
      {
        keys,
        awbs: waybillsOf(content.payload),
        // What bytes say by themselves is not kept twice.
        ...(command.content.about === undefined ? {} : { content }),
      },
    );
    await this.documents.bind(tx, { filingId, version, organisationId }, content.documents);
    await this.procedures.save(tx, procedure, trace);
    await this.search.put(tx, [filingId]);
    if (check) await this.guard.keep(tx, filing.snapshot, source, check.snapshot);
    return { ...answer, filingId, replayed: false };
  }

  private async contentOf(tx: Tx, filing: Filing, message: SubmittedContent): Promise<SubmittedContent> {
    if (message.about === undefined) return message;
    const latest = await this.versions.get(tx, filing.snapshot.id, filing.snapshot.version);
    return contentOfVersion(message, filing.snapshot, this.reader.readKept(latest));
  }

  /** Whether the version answers an officer's query and goes on where the last one stood. */
  private answers(
    procedure: Procedure,
    examination: Examination,
    before: FilingState['steps'],
    by: Actor,
    at: string,
  ): boolean {
    if (examination.decision !== undefined) return false;
    if (!this.reviews.goOn(procedure, before, examination, at)) return false;
    this.queries.answerByVersion(procedure, by, at);
    return true;
  }

  /**
   * What the version before drew is given back before this one draws, so that only the difference is asked for.
   * @throws Problem 422; nothing is given back then
   */
  private async redraw(tx: Tx, kind: CompiledKind, filing: Filing, source: Source, now: Date): Promise<void> {
    if (kind.source.header.cites.length === 0) return;
    const { organisationId, id, version } = filing.snapshot;
    const at = now.toISOString();
    await this.drawings.giveBack(tx, [id], at);
    const citing = { organisationId, on: this.days.of(now), payload: source.content.payload };
    const faults = await this.citations.draw(tx, kind, citing, { id, version }, at);
    if (faults.length > 0) throw faultyPlaced(this.reader, source, faults);
  }
}

const keysOf = ({ by, idempotencyKey: value }: SubmitVersion): FilingKey[] =>
  value === undefined ? [] : [{ organisationId: ownerOf(by), scope: 'idempotency', value }];

function sourceOf({ filingId, contentType, bytes, content, by }: SubmitVersion): Source {
  const path = `/v1/filings/${filingId}/versions`;
  return { path, contentType, bytes, content, digest: requestDigest('POST', path, ownerOf(by), bytes) };
}
