import { Inject, Injectable } from '@nestjs/common';
import { Ids } from '@landport/platform';
import type { Filing } from '../domain/filing';
import type { Actor } from '../domain/history-entry';
import { Task, type NewTask } from '../domain/task';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { OfficeDeadline } from './office-deadline';

/** Statuses in which an officer's clock may start. */
const STARTS: ReadonlySet<string> = new Set(['lodged', 'underReview']);

/** Who is to look at a filing, and who asks for it. */
export type Review = Pick<NewTask, 'body' | 'lane' | 'origin'> & { readonly by: Actor; readonly at: string };

/** Puts filings before officers. */
@Injectable()
export class Reviews {
  constructor(
    @Inject(Ids) private readonly ids: Ids,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDeadline) private readonly deadline: OfficeDeadline,
  ) {}

  /** The filing is under review from now on; the task is the caller's to store with it. */
  open(filing: Filing, { body, lane, origin, by, at }: Review): Task {
    const { id: filingId, version: filingVersion, kind: queue } = filing.snapshot;
    const id = this.ids.next();
    const dueAt = this.dueAt(filing, at);
    filing.openReview(id, body, lane, by, at);
    return Task.open({ id, filingId, filingVersion, body, queue, lane, origin, openedAt: at, dueAt });
  }

  /** The end of the last working day of the kind's clock, at the office; null when the kind sets no time limit. */
  private dueAt(filing: Filing, openedAt: string): string | null {
    const { kind, kindValidFrom } = filing.snapshot;
    const { clocks } = this.kinds.current.inForce(kind, kindValidFrom).source.header;
    const clock = clocks.find(({ startsOn }) => STARTS.has(startsOn));
    return clock === undefined ? null : this.deadline.after(openedAt, clock.workingDays);
  }
}
