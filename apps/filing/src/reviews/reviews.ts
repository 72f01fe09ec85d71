import { Inject, Injectable } from '@nestjs/common';
import { isOfficersClock, type CompiledKind, type FilingContext, type Step } from '@landport/kinds';
import { Ids } from '@landport/platform';
import { conclusionOf, whatWasSaid } from '../domain/conclusion';
import type { Filing, StepOfFiling } from '../domain/filing';
import { BY_RULES, type Actor } from '../domain/history-entry';
import type { Procedure } from '../domain/procedure';
import { Task } from '../domain/task';
import type { NewTask, TaskRecord } from '../domain/task-record';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { NOBODY_HAS_TO_LOOK } from './nobody-has-to-look';
import { StepClocks } from './step-clocks';

/** Who is to look at a filing, and who asks for it. */
export type Review = Pick<TaskRecord, 'body' | 'lane'> & { readonly by: Actor; readonly at: string };

/** What a kind looks at to lay down the way of a filing. */
export interface Looked {
  readonly kind: CompiledKind;
  readonly payload: unknown;
  readonly context: FilingContext;
}

/** Leads filings through the bodies of their kind. */
@Injectable()
export class Reviews {
  constructor(
    @Inject(Ids) private readonly ids: Ids,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(StepClocks) private readonly clocks: StepClocks,
  ) {}

  /**
   * Lays down the way that the kind's conditions give this version, and opens its first step. Where no step is for
   * it, nobody has to look at it and it is approved.
   */
  begin(procedure: Procedure, looked: Looked, at: string): void {
    if (looked.kind.source.header.steps.length === 0) return;
    const { filing } = procedure;
    filing.planWay(planOf(looked).map((step) => ({ ...step, state: 'ahead' })));
    if (filing.snapshot.mode === 'selection') {
      // What competes waits: for the round of experts that its body opens, or for the end of the bidding.
      if (looked.kind.source.header.selection?.by === 'experts') filing.enterStep(at);
    } else if (!this.openNext(procedure, BY_RULES, at))
      filing.decideByRules('approved', [NOBODY_HAS_TO_LOOK], at);
  }

  /**
   * A new version goes on where the last one stood: its officers keep their tasks, and who had decided at this step
   * looks again.
   * @param before  the way of the last version
   * @returns false when the new content takes another way, which has to begin anew
   */
  goOn({ filing, tasks }: Procedure, before: readonly StepOfFiling[], looked: Looked, at: string): boolean {
    const way = keptWay(planOf(looked), before);
    const open = way?.find(({ state }) => state === 'open');
    if (way === undefined || open === undefined) return false;
    filing.planWay(way);
    const { version } = filing.snapshot;
    for (const task of tasks.filter(({ snapshot }) => isOfStep(snapshot, open, version - 1))) {
      const { state, assignee, verdict: _said, ...kept } = task.snapshot;
      if (task.isLive) task.takeAnswer(version);
      else if (state === 'decided' && assignee !== null) {
        const again = { ...kept, id: this.ids.next(), filingVersion: version, openedAt: at };
        tasks.push(Task.again(again, assignee, at));
        filing.openReview(again, BY_RULES, at);
      }
    }
    return true;
  }

  /** Another service has its own way of deciding and asks for one officer's word. */
  openFor(procedure: Procedure, { body, lane, by, at }: Review): void {
    const { filing, tasks } = procedure;
    const { clocks } = this.headerOf(filing);
    // What a payload says is not looked at here: the other service knows what it asks.
    const clock = clocks.find((each) => isOfficersClock(each) && each.when === undefined);
    const dueAt = this.clocks.enter(procedure, clock?.name ?? null, at);
    const task = this.task(filing, body, at, { lane, origin: 'customs-zone', dueAt });
    filing.openReview(task.snapshot, by, at);
    tasks.push(task);
  }

  /** What won goes before the bodies of its first step. */
  proceed(procedure: Procedure, by: Actor, at: string): void {
    this.openNext(procedure, by, at);
  }

  /** What follows from an officer's word: nothing yet, the next step, or the end of the way. */
  advance(procedure: Procedure, by: Actor, at: string): void {
    const { filing } = procedure;
    const conclusion = conclusionOf(procedure.current.map(({ snapshot }) => snapshot));
    if (conclusion === undefined) return;
    for (const task of procedure.live) task.cancel();
    const { outcome, reasons, conditions } = conclusion;
    const why = reasons.map(({ text }) => text.en).join(' ');
    const isLast = !filing.snapshot.steps.some(({ state }) => state === 'ahead');
    if (outcome === 'approved' && !isLast) {
      filing.passStep(by, at, why);
      this.openNext(procedure, by, at);
      return;
    }
    const said = outcome === 'refused' ? { reasons, conditions } : whatWasSaid(procedure.decisive);
    procedure.endWork('met', at);
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

  /** @returns whether there was a step left */
  private openNext(procedure: Procedure, by: Actor, at: string): boolean {
    const { filing, tasks } = procedure;
    const entered = filing.enterStep(at);
    if (entered === undefined) return false;
    const step = this.headerOf(filing).steps.find(({ name }) => name === entered.name)!;
    const dueAt = this.clocks.enter(procedure, entered.clock, at);
    for (const [place, body] of step.bodies.entries()) {
      const task = this.task(filing, body, at, { origin: 'filing', dueAt, ...roleOf(step, place) });
      filing.openReview(task.snapshot, by, at);
      tasks.push(task);
    }
    return true;
  }

  private task(
    filing: Filing,
    body: string,
    openedAt: string,
    of: Pick<NewTask, 'origin' | 'dueAt'> & Partial<NewTask>,
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

  private headerOf(filing: Filing) {
    const { kind, kindValidFrom } = filing.snapshot;
    return this.kinds.current.inForce(kind, kindValidFrom).source.header;
  }
}

type PlannedStep = Pick<StepOfFiling, 'name' | 'bodies' | 'clock'>;

const planOf = ({ kind, payload, context }: Looked): PlannedStep[] =>
  kind.stepsFor(payload, context).map(({ name, bodies }) => ({
    name,
    bodies,
    clock: kind.clockFor(name, payload, context)?.name ?? null,
  }));

/** The new way with the progress of the old; nothing where the new one leads by a step that was not passed. */
function keptWay(
  planned: readonly PlannedStep[],
  before: readonly StepOfFiling[],
): StepOfFiling[] | undefined {
  const place = planned.findIndex(({ name }) => isIn(before, name, 'open'));
  if (place < 0 || !planned.slice(0, place).every(({ name }) => isIn(before, name, 'passed')))
    return undefined;
  return planned.map((step, index) =>
    index > place ? { ...step, state: 'ahead' } : before.find(({ name }) => name === step.name)!,
  );
}

const isIn = (steps: readonly StepOfFiling[], of: string, as: StepOfFiling['state']): boolean =>
  steps.some(({ name, state }) => name === of && state === as);

const isOfStep = (task: Readonly<TaskRecord>, { name }: StepOfFiling, version: number): boolean =>
  task.step === name && task.filingVersion === version;

/** Of a body's task at a step, by its place among the bodies. */
function roleOf(step: Step, place: number): Pick<TaskRecord, 'step' | 'role' | 'wantsSecondPerson'> {
  const isAdvice = step.concludes === 'lead' && place > 0;
  return {
    step: step.name,
    role: isAdvice ? 'advises' : 'decides',
    wantsSecondPerson: step.secondPerson && !isAdvice,
  };
}
