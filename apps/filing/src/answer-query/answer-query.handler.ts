import { Inject, Injectable } from '@nestjs/common';
import type { Answer } from '@landport/contracts';
import { requireIfMatch } from '@landport/http';
import { Clock, Database, type TraceContext } from '@landport/platform';
import { FilingNotFound, FilingNotOpen } from '../domain/filing-errors';
import { ownerOf, type Actor } from '../domain/history-entry';
import type { Procedure } from '../domain/procedure';
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
  ) {}

  /** @throws FilingNotFound, FilingNotOpen, QueryNotOpen, SeveralQueries, AnswersMissing, Problem 412 and 428 */
  answer(command: ApplicantCommand, answers: readonly Answer[]): Promise<void> {
    return this.change(command, (procedure, at) =>
      this.queries.answer(procedure, command.queryId, answers, command.by, at),
    );
  }

  /** @throws FilingNotFound, FilingNotOpen, QueryNotOpen, SeveralQueries, NoExtensionLeft, Problem 412 and 428 */
  extend(command: ApplicantCommand, reason: string): Promise<void> {
    return this.change(command, (procedure, at) =>
      this.queries.extend(procedure, command.queryId, reason, command.by, at),
    );
  }

  private async change(
    { filingId, ifMatch, by, trace }: ApplicantCommand,
    act: (procedure: Procedure, at: string) => void,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const procedure = await this.procedures.get(tx, filingId);
      const { organisationId, revision, status } = procedure.filing.snapshot;
      if (organisationId !== ownerOf(by)) throw new FilingNotFound();
      requireIfMatch(ifMatch, revision, `/v1/filings/${filingId}`);
      if (status !== 'queried') throw new FilingNotOpen('answered', status);
      act(procedure, this.clock.now().toISOString());
      await this.procedures.save(tx, procedure, trace);
    });
  }
}
