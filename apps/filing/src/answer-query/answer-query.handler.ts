import { Inject, Injectable } from '@nestjs/common';
import type { Answer, Question } from '@landport/contracts';
import { requireIfMatch } from '@landport/http';
import { Clock, Database, type TraceContext, type Tx } from '@landport/platform';
import { FilingDocuments } from '../documents/file-documents/filing-documents';
import type { BroughtDocument } from '../documents/file-documents/wanted-documents';
import { FilingNotFound, FilingNotOpen } from '../domain/filing-errors';
import { ownerOf, type Actor } from '../domain/history-entry';
import type { Procedure } from '../domain/procedure';
import { FollowingPapers } from '../following-papers/following-papers';
import { ProcedureRepository } from '../persistence/procedure.repository';
import { ApplicantQueries } from '../reviews/applicant-queries';

export interface ApplicantCommand {
  readonly filingId: string;
  readonly queryId: string | undefined;
  readonly ifMatch: string | undefined;
  readonly by: Actor;
  readonly trace: TraceContext;
}

/** What an applicant does about an officer's query, besides lodging a new version. */
@Injectable()
export class AnswerQueryHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ProcedureRepository) private readonly procedures: ProcedureRepository,
    @Inject(ApplicantQueries) private readonly queries: ApplicantQueries,
    @Inject(FilingDocuments) private readonly documents: FilingDocuments,
    @Inject(FollowingPapers) private readonly papers: FollowingPapers,
  ) {}

  /** @throws FilingNotFound, FilingNotOpen, QueryNotOpen, SeveralQueries, AnswersMissing, Problem 412, 422 and 428 */
  answer(command: ApplicantCommand, answers: readonly Answer[]): Promise<void> {
    return this.change(command, async (procedure, at, tx) => {
      const { questions } = procedure.openQuery(command.queryId).snapshot;
      const brought = broughtWith(answers, questions);
      this.queries.answer(procedure, command.queryId, answers, command.by, at);
      const { id: filingId, version, organisationId } = procedure.filing.snapshot;
      await this.documents.attach(tx, { filingId, version, organisationId }, brought);
      const codes = brought.map(({ code }) => code);
      this.papers.take(procedure, codes, at);
    });
  }

  /** @throws FilingNotFound, FilingNotOpen, QueryNotOpen, SeveralQueries, NoExtensionLeft, Problem 412 and 428 */
  extend(command: ApplicantCommand, reason: string): Promise<void> {
    return this.change(command, (procedure, at) => {
      this.queries.extend(procedure, command.queryId, reason, command.by, at);
    });
  }

  private async change(
    { filingId, ifMatch, by, trace }: ApplicantCommand,
    act: (procedure: Procedure, at: string, tx: Tx) => void | Promise<void>,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const procedure = await this.procedures.get(tx, filingId);
      const { organisationId, revision, status } = procedure.filing.snapshot;
      if (organisationId !== ownerOf(by)) throw new FilingNotFound();
      requireIfMatch(ifMatch, revision, `/v1/filings/${filingId}`);
      if (status !== 'queried') throw new FilingNotOpen('answered', status);
      await act(procedure, this.clock.now().toISOString(), tx);
      await this.procedures.save(tx, procedure, trace);
    });
  }
}

/** As the document that the question wants, else as what it is: part of an answer. */
const broughtWith = (answers: readonly Answer[], questions: readonly Question[]): BroughtDocument[] =>
  answers.flatMap(({ question, documents = [] }, place) =>
    documents.map((documentId, index) => ({
      documentId,
      code: questions.find(({ number }) => number === question)?.document ?? 'answer',
      pointer: `/answers/${place}/documents/${index}`,
    })),
  );
