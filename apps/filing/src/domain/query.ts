import type { Answer, Question, QueryView } from '@landport/contracts';
import { AnswersMissing, NoExtensionLeft, QueryNotOpen } from './query-errors';

export interface QueryRecord {
  readonly id: string;
  readonly filingId: string;
  readonly filingVersion: number;
  readonly taskId: string;
  readonly body: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly questions: readonly Question[];
  /** Why a body asks again about a version it has asked about. */
  readonly reason: 'newFacts' | null;
  state: QueryView['state'];
  extensions: number;
  answers: readonly Answer[] | null;
  answeredAt: string | null;
  answeredByVersion: number | null;
}

export type NewQuery = Omit<
  QueryRecord,
  'state' | 'extensions' | 'answers' | 'answeredAt' | 'answeredByVersion'
>;

/** What one body asks the applicant on one version: answered whole, in time, or the filing lapses. */
export class Query {
  constructor(private readonly record: QueryRecord) {}

  static ask(query: NewQuery): Query {
    return new Query({
      ...query,
      state: 'open',
      extensions: 0,
      answers: null,
      answeredAt: null,
      answeredByVersion: null,
    });
  }

  get snapshot(): Readonly<QueryRecord> {
    return this.record;
  }

  get isOpen(): boolean {
    return this.record.state === 'open';
  }

  /** @throws AnswersMissing unless each question is answered once and nothing else is */
  answer(answers: readonly Answer[], at: string): void {
    this.assertOpen();
    const asked = this.record.questions.map(({ number }) => number);
    const told = answers.map(({ question }) => question);
    const open = asked.filter((number) => !told.includes(number));
    const astray = told.filter((number, place) => !asked.includes(number) || told.indexOf(number) < place);
    if (open.length > 0 || astray.length > 0) throw new AnswersMissing(open, astray);
    this.record.state = 'answered';
    this.record.answers = answers;
    this.record.answeredAt = at;
  }

  answerByVersion(version: number, at: string): void {
    this.assertOpen();
    this.record.state = 'answered';
    this.record.answeredAt = at;
    this.record.answeredByVersion = version;
  }

  /** @param most  how often the kind allows it */
  extend(most: number): void {
    this.assertOpen();
    if (this.record.extensions >= most) throw new NoExtensionLeft(most);
    this.record.extensions += 1;
  }

  lapse(): void {
    if (this.isOpen) this.record.state = 'lapsed';
  }

  drop(): void {
    if (this.isOpen) this.record.state = 'dropped';
  }

  private assertOpen(): void {
    if (!this.isOpen) throw new QueryNotOpen();
  }
}
