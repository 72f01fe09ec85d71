import { Inject, Injectable } from '@nestjs/common';
import type { Answer, Question } from '@landport/contracts';
import { Ids } from '@landport/platform';
import { FilingClock } from '../domain/filing-clock';
import { BY_RULES, type Actor } from '../domain/history-entry';
import type { Procedure } from '../domain/procedure';
import { Query } from '../domain/query';
import { AllGapsAtOnce, UnknownDocument } from '../domain/query-errors';
import type { Task } from '../domain/task';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { OfficeDeadline } from './office-deadline';
import { StepClocks } from './step-clocks';

export interface Asked {
  readonly questions: readonly Omit<Question, 'number'>[];
  readonly reason?: 'newFacts' | undefined;
}

/** Name of the clock of an answer, and working days before its end on which the applicant is warned. */
const ANSWER = { name: 'answer', warnsBefore: 2 };

/** What bodies ask applicants: the officers' clocks stand still, the applicant's runs. */
@Injectable()
export class ApplicantQueries {
  constructor(
    @Inject(Ids) private readonly ids: Ids,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(StepClocks) private readonly clocks: StepClocks,
    @Inject(OfficeDeadline) private readonly time: OfficeDeadline,
  ) {}

  /** @throws AllGapsAtOnce, UnknownDocument and what the task refuses */
  ask(procedure: Procedure, task: Task, { questions, reason }: Asked, by: Actor, at: string): void {
    const { filing, queries } = procedure;
    const { id: filingId, version: filingVersion } = filing.snapshot;
    const { id: taskId, body } = task.snapshot;
    const isAgain = queries.some(
      ({ snapshot }) => snapshot.body === body && snapshot.filingVersion === filingVersion,
    );
    task.askApplicant(by);
    if (isAgain && reason === undefined) throw new AllGapsAtOnce(body, filingVersion);
    this.mustBeWanted(procedure, questions);
    const query = Query.ask({
      id: this.ids.next(),
      filingId,
      filingVersion,
      taskId,
      body,
      askedBy: by.id,
      askedAt: at,
      questions: questions.map((question, place) => ({ ...question, number: place + 1 })),
      reason: isAgain ? (reason ?? null) : null,
    });
    queries.push(query);
    this.clocks.stop(procedure, at);
    filing.ask(query.snapshot, this.startAnswerClock(procedure, query, at), by);
  }

  /** @throws QueryNotOpen, SeveralQueries, AnswersMissing */
  answer(
    procedure: Procedure,
    queryId: string | undefined,
    answers: readonly Answer[],
    by: Actor,
    at: string,
  ): void {
    const query = procedure.openQuery(queryId);
    query.answer(answers, at);
    this.goOn(procedure, query, by, at);
  }

  /** The filing has a newer version, which answers whatever was open. */
  answerByVersion(procedure: Procedure, by: Actor, at: string): void {
    for (const query of procedure.openQueries) {
      query.answerByVersion(procedure.filing.snapshot.version, at);
      this.goOn(procedure, query, by, at);
    }
  }

  /** @throws QueryNotOpen, SeveralQueries, NoExtensionLeft */
  extend(procedure: Procedure, queryId: string | undefined, reason: string, by: Actor, at: string): void {
    const query = procedure.openQuery(queryId);
    const { queries: rule } = this.headerOf(procedure);
    query.extend(rule?.extendsAtMost ?? 0);
    const clock = clockOf(procedure, query);
    clock?.extend(rule?.answerWithin ?? 0, ANSWER.warnsBefore, this.time, at);
    procedure.filing.note('answerExtended', by, at, reason);
  }

  /** The time for answering is over. */
  lapse(procedure: Procedure, query: Query, at: string): void {
    const why = 'Nobody answered within the time that the kind sets.';
    query.lapse();
    procedure.endWork('dropped', at);
    procedure.filing.lapse({ queryId: query.snapshot.id }, BY_RULES, at, why);
  }

  private goOn(procedure: Procedure, query: Query, by: Actor, at: string): void {
    const { filing, tasks } = procedure;
    clockOf(procedure, query)?.end('met', at);
    const task = tasks.find(({ snapshot }) => snapshot.id === query.snapshot.taskId);
    if (task?.snapshot.state === 'waiting') task.takeAnswer(filing.snapshot.version);
    const isLast = procedure.openQueries.length === 0;
    filing.takeAnswer(query.snapshot, isLast, by, at);
    if (isLast) this.clocks.runOn(procedure, at);
  }

  private startAnswerClock(procedure: Procedure, { snapshot }: Query, at: string): string | null {
    const { queries } = this.headerOf(procedure);
    if (queries === undefined) return null;
    const clock = FilingClock.start(
      {
        ...ANSWER,
        id: this.ids.next(),
        filingId: snapshot.filingId,
        purpose: 'answer',
        queryId: snapshot.id,
        workingDays: queries.answerWithin,
      },
      this.time,
      at,
    );
    procedure.clocks.push(clock);
    return clock.snapshot.dueAt;
  }

  private headerOf({ filing }: Procedure) {
    const { kind, kindValidFrom } = filing.snapshot;
    return this.kinds.current.inForce(kind, kindValidFrom).source.header;
  }

  private mustBeWanted(procedure: Procedure, questions: Asked['questions']): void {
    const known = this.headerOf(procedure).documents.map(({ code }) => code);
    for (const { document } of questions) {
      if (document !== undefined && !known.includes(document)) throw new UnknownDocument(document, known);
    }
  }
}

const clockOf = ({ clocks }: Procedure, { snapshot: { id } }: Query): FilingClock | undefined =>
  clocks.find(({ snapshot }) => snapshot.queryId === id);
