import { Inject, Injectable } from '@nestjs/common';
import type { KindClock } from '@landport/kinds';
import { Ids } from '@landport/platform';
import type { Filing } from '../domain/filing';
import { FilingClock } from '../domain/filing-clock';
import type { Actor } from '../domain/history-entry';
import type { Procedure } from '../domain/procedure';
import type { Task } from '../domain/task';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { OfficeDeadline } from './office-deadline';

/** The officers' time limits of a kind, as they run for filings. */
@Injectable()
export class StepClocks {
  constructor(
    @Inject(Ids) private readonly ids: Ids,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDeadline) private readonly time: OfficeDeadline,
  ) {}

  /**
   * Starts the clock of a step. One that is for the whole way goes on from the step before, over or not.
   * @returns when the step's work is due; null where the kind sets no limit
   */
  enter({ filing, clocks }: Procedure, name: string | null, at: string): string | null {
    const rule = name === null ? undefined : this.ruleOf(filing, name);
    const earlier = clocks.findLast(({ snapshot }) => snapshot.purpose === 'decision');
    const ending = earlier?.snapshot.ending;
    if (earlier?.snapshot.name === rule?.name && ending !== 'met' && ending !== 'dropped') {
      return earlier?.snapshot.dueAt ?? null;
    }
    earlier?.end('met', at);
    if (rule === undefined) return null;
    const { workingDays, warnsBefore } = rule;
    const started = FilingClock.start(
      {
        id: this.ids.next(),
        filingId: filing.snapshot.id,
        name: rule.name,
        purpose: 'decision',
        queryId: null,
        workingDays,
        warnsBefore,
      },
      this.time,
      at,
    );
    clocks.push(started);
    return started.snapshot.dueAt;
  }

  /** The applicant owes something, and the kind lets the clock stand still for that. */
  stop(procedure: Procedure, at: string): void {
    const clock = procedure.decisionClock;
    const rule = clock && this.ruleOf(procedure.filing, clock.snapshot.name);
    if (clock === undefined || rule?.stopsWhile.includes('queried') !== true) return;
    clock.stop(this.time, at);
    for (const task of procedure.live) task.fallsDue(null);
  }

  runOn(procedure: Procedure, at: string): void {
    const clock = procedure.decisionClock;
    const rule = clock && this.ruleOf(procedure.filing, clock.snapshot.name);
    if (clock === undefined || rule === undefined) return;
    clock.runOn(rule.warnsBefore, this.time, at);
    for (const task of procedure.live) task.fallsDue(clock.snapshot.dueAt);
  }

  /**
   * Passes work to the body that the clock of its step names.
   * @returns false when none is named, or that body works on the step already and cannot get the same work twice
   */
  passUp(procedure: Procedure, task: Task, by: Actor, at: string, reason: string): boolean {
    const { filing, clocks, live } = procedure;
    const { id, body: from, step, state } = task.snapshot;
    const clock = clocks.findLast(({ snapshot }) => snapshot.purpose === 'decision');
    const to = clock && this.ruleOf(filing, clock.snapshot.name)?.escalatesTo;
    const isThere = live.some(({ snapshot }) => snapshot.body === to && snapshot.step === step);
    if (to === undefined || isThere || state === 'waiting') return false;
    task.passTo(to);
    filing.escalate({ id, from, to }, by, at, reason);
    return true;
  }

  ruleOf(filing: Filing, name: string): KindClock | undefined {
    const { kind, kindValidFrom } = filing.snapshot;
    const { clocks } = this.kinds.current.inForce(kind, kindValidFrom).source.header;
    return clocks.find((clock) => clock.name === name);
  }
}
