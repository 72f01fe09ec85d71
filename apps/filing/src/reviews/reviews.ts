import { Inject, Injectable } from '@nestjs/common';
import {
  isOfficersClock,
  type CompiledKind,
  type FilingContext,
  type KindClock,
  type Step,
} from '@landport/kinds';
import { Ids } from '@landport/platform';
import { conclusionOf, whatWasSaid } from '../domain/conclusion';
import type { Filing } from '../domain/filing';
import { BY_RULES, type Actor } from '../domain/history-entry';
import type { Procedure } from '../domain/procedure';
import { Task } from '../domain/task';
import type { TaskRecord } from '../domain/task-record';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { NOBODY_HAS_TO_LOOK } from './nobody-has-to-look';
import { OfficeDeadline } from './office-deadline';

/** Who is to look at a filing, and who asks for it. */
export type Review = Pick<TaskRecord, 'body' | 'lane'> & { readonly by: Actor; readonly at: string };

/** Leads filings through the bodies of their kind. */
@Injectable()
export class Reviews {
  constructor(
    @Inject(Ids) private readonly ids: Ids,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDeadline) private readonly deadline: OfficeDeadline,
  ) {}

  /**
   * Lays down the way that the kind's conditions give this version, and opens its first step. Where no step is for
   * it, nobody has to look at it and it is approved.
   * @returns the tasks that were opened; they are the caller's to store with the filing
   */
  begin(filing: Filing, kind: CompiledKind, payload: unknown, context: FilingContext, at: string): Task[] {
    if (kind.source.header.steps.length === 0) return [];
    filing.planWay(
      kind.stepsFor(payload, context).map(({ name, bodies }) => ({
        name,
        bodies,
        clock: kind.clockFor(name, payload, context)?.name ?? null,
      })),
    );
    if (filing.snapshot.mode === 'selection') {
      // What competes waits for its round, which its body opens.
      filing.enterStep(at);
      return [];
    }
    const opened = this.openNext(filing, BY_RULES, at);
    if (opened.length === 0) filing.decideByRules('approved', [NOBODY_HAS_TO_LOOK], at);
    return opened;
  }

  /** Another service has its own way of deciding and asks for one officer's word. */
  openFor(filing: Filing, { body, lane, by, at }: Review): Task {
    const { clocks } = this.headerOf(filing);
    const clock = clocks.find((each) => isOfficersClock(each) && each.when === undefined);
    const task = this.task(filing, body, at, { lane, origin: 'customs-zone', dueAt: this.dueAt(clock, at) });
    filing.openReview(task.snapshot, by, at);
    return task;
  }

  /** What follows from an officer's word: nothing yet, the next step, or the end of the way. */
  advance(procedure: Procedure, by: Actor, at: string): void {
    const { filing } = procedure;
    const conclusion = conclusionOf(procedure.current.map(({ snapshot }) => snapshot));
    if (conclusion === undefined) return;
    for (const task of procedure.current) if (task.isLive) task.cancel();
    const { outcome, reasons, conditions } = conclusion;
    const why = reasons.map(({ text }) => text.en).join(' ');
    const isLast = !filing.snapshot.steps.some(({ state }) => state === 'ahead');
    if (outcome === 'approved' && !isLast) {
      filing.passStep(by, at, why);
      procedure.tasks.push(...this.openNext(filing, by, at));
      return;
    }
    const said = outcome === 'refused' ? { reasons, conditions } : whatWasSaid(procedure.decisive);
    filing.decide(
      {
        outcome,
        mode: filing.snapshot.mode,
        decidedAt: at,
        decidedBy: by.id,
        reasons: said.reasons,
        ...(outcome === 'approved' && said.conditions.length > 0 && { conditions: said.conditions }),
      },
      by,
      why,
    );
  }

  private openNext(filing: Filing, by: Actor, at: string): Task[] {
    const entered = filing.enterStep(at);
    if (entered === undefined) return [];
    const { steps, clocks } = this.headerOf(filing);
    const step = steps.find(({ name }) => name === entered.name)!;
    const dueAt = this.dueAt(
      clocks.find(({ name }) => name === entered.clock),
      at,
    );
    return step.bodies.map((body, place) => {
      const task = this.task(filing, body, at, { origin: 'filing', dueAt, ...roleOf(step, place) });
      filing.openReview(task.snapshot, by, at);
      return task;
    });
  }

  private task(
    filing: Filing,
    body: string,
    openedAt: string,
    of: Pick<TaskRecord, 'origin' | 'dueAt'> & Partial<TaskRecord>,
  ): Task {
    const { id: filingId, version: filingVersion, kind: queue } = filing.snapshot;
    return Task.open({
      id: this.ids.next(),
      filingId,
      filingVersion,
      body,
      queue,
      lane: null,
      step: null,
      role: 'decides',
      wantsSecondPerson: false,
      openedAt,
      ...of,
    });
  }

  private dueAt(clock: KindClock | undefined, from: string): string | null {
    return clock === undefined ? null : this.deadline.after(from, clock.workingDays);
  }

  private headerOf(filing: Filing) {
    const { kind, kindValidFrom } = filing.snapshot;
    return this.kinds.current.inForce(kind, kindValidFrom).source.header;
  }
}

/** Of a body's task at a step, by its place among the bodies. */
function roleOf(step: Step, place: number): Pick<TaskRecord, 'step' | 'role' | 'wantsSecondPerson'> {
  const isAdvice = step.concludes === 'lead' && place > 0;
  return {
    step: step.name,
    role: isAdvice ? 'advises' : 'decides',
    wantsSecondPerson: step.secondPerson && !isAdvice,
  };
}
