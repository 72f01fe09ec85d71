import { Inject, Injectable } from '@nestjs/common';
import type { ClockView, FilingView, QueryView, Text } from '@landport/contracts';
import { Clock, Database } from '@landport/platform';
import type { ClockRecord, FilingClock } from '../domain/filing-clock';
import type { QueryRecord } from '../domain/query';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { ClockRepository } from '../persistence/clock.repository';
import { QueryRepository } from '../persistence/query.repository';
import { OfficeDeadline } from '../reviews/office-deadline';
import type { FilingViewRow } from './filing-view';

const TIME_TO_ANSWER: Text = { en: 'Time to answer', zh: '答复期限' };

/** The periods that run for a filing, and what its applicant was asked. */
@Injectable()
export class FilingWork {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDeadline) private readonly time: OfficeDeadline,
    @Inject(ClockRepository) private readonly clocks: ClockRepository,
    @Inject(QueryRepository) private readonly queries: QueryRepository,
  ) {}

  async on(filing: FilingViewRow): Promise<Pick<FilingView, 'clocks' | 'queries'>> {
    const [clocks, queries] = await Promise.all([
      this.clocks.ofFiling(this.db, filing.id),
      this.queries.ofFiling(this.db, filing.id),
    ]);
    const now = this.clock.now().toISOString();
    const records = clocks.map(({ snapshot }) => snapshot);
    return {
      clocks: records.map((clock) => this.clockView(clock, filing, now)),
      queries: queries.map(({ snapshot }) => queryView(snapshot, clocks)),
    };
  }

  private clockView(clock: Readonly<ClockRecord>, filing: FilingViewRow, now: string): ClockView {
    const { name, purpose, startedAt, stoppedAt, workingDays, daysLeft, dueAt, warnedAt, endedAt, ending } =
      clock;
    const left = daysLeft ?? (dueAt === null || endedAt !== null ? 0 : this.time.left(now, dueAt));
    return {
      name,
      title: this.titleOf(clock, filing),
      ...(purpose === 'document' && { document: name }),
      startedAt,
      ...(stoppedAt !== null && { stoppedAt }),
      workingDays,
      workingDaysLeft: left,
      ...(dueAt !== null && { dueAt }),
      ...(warnedAt !== null && { warnedAt }),
      ...(endedAt !== null && { endedAt }),
      ...(ending !== null && { ending }),
    };
  }

  private titleOf({ name, purpose }: Readonly<ClockRecord>, { kind, kind_valid_from }: FilingViewRow): Text {
    if (purpose === 'answer') return TIME_TO_ANSWER;
    const { clocks, documents } = this.kinds.current.inForce(kind, kind_valid_from).source.header;
    const titled: readonly { readonly title: Text }[] =
      purpose === 'document'
        ? documents.filter(({ code }) => code === name)
        : clocks.filter((clock) => clock.name === name);
    return titled[0]?.title ?? { en: name, zh: name };
  }
}

/** @param clocks  of the filing, the query's own among them */
export function queryView(query: Readonly<QueryRecord>, clocks: readonly FilingClock[]): QueryView {
  const clock = clocks.find(({ snapshot }) => snapshot.queryId === query.id);
  const answerBy = clock?.snapshot.dueAt ?? null;
  return {
    id: query.id,
    body: query.body,
    version: query.filingVersion,
    state: query.state,
    askedAt: query.askedAt,
    questions: [...query.questions],
    ...(answerBy !== null && { answerBy }),
    extensions: query.extensions,
    ...(query.answers !== null && { answers: [...query.answers] }),
    ...(query.answeredAt !== null && { answeredAt: query.answeredAt }),
    ...(query.answeredByVersion !== null && { answeredByVersion: query.answeredByVersion }),
  };
}
