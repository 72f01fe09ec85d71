import type { DecisionMode } from '@landport/contracts';
import type { KindClock, Step } from '../package/kind-flow';
import type { KindPackage } from '../package/kind-package';
import type { RuleOutcome } from '../package/kind-rule';
import { CompiledFlow } from './compiled-flow';
import { CompiledCitation, type CitationMade } from './compiled-citation';
import type { CompiledKind } from './compiled-kind';
import { CompiledRule, type Breach, type FilingScope } from './compiled-rule';
import { grantTerms, type GrantTerms } from './grant-terms';
import { Figures, inForceOn } from './in-force';
import { pointerSteps, valueAt } from './pointer';
import { SchemaCheck } from './schema-check';
import { MOST_FAULTS, type FilingContext, type RuleDecision, type Verdict } from './verdict';

/**
 * @param schema  of the package, where it is compiled already
 * @throws when the schema, a rule or a text cannot run; says which
 */
export function compileKind(source: KindPackage, schema = new SchemaCheck(source.schema)): CompiledKind {
  return new RunnableKind(source, schema);
}

const DECIDED_AT_ONCE: ReadonlySet<DecisionMode> = new Set(['onTheSpot', 'commitment']);

class RunnableKind implements CompiledKind {
  private readonly rules: Readonly<Record<RuleOutcome, readonly CompiledRule[]>>;
  private readonly figures: Figures;
  private readonly flow: CompiledFlow;
  private readonly areaSteps: readonly string[] | undefined;
  private readonly promise: readonly string[] | undefined;
  private readonly citations: readonly CompiledCitation[];

  constructor(
    readonly source: KindPackage,
    private readonly schema: SchemaCheck,
  ) {
    const { header, parameters, rules } = source;
    this.figures = new Figures(parameters);
    this.flow = new CompiledFlow(header, this.figures);
    this.areaSteps = header.areaPointer === undefined ? undefined : pointerSteps(header.areaPointer);
    this.promise = header.commitment && pointerSteps(header.commitment.pointer);
    this.citations = header.cites.map((terms) => new CompiledCitation(terms));
    const compiled = rules.map((rule) => new CompiledRule(rule, this.figures));
    const of = (outcome: RuleOutcome): CompiledRule[] =>
      compiled.filter(({ rule }) => rule.outcome === outcome);
    this.rules = { fault: of('fault'), decision: of('decision'), warning: of('warning') };
  }

  get name(): string {
    return this.source.header.kind;
  }

  get validFrom(): string {
    return this.source.header.validFrom;
  }

  get validTo(): string | undefined {
    return this.source.header.validTo;
  }

  validate(payload: unknown, context: FilingContext): Verdict {
    const { areAll, ...ofSchema } = this.schema.check(payload);
    // A payload with as many faults as an answer holds is mended first and asked the rules after.
    if (!areAll || ofSchema.total >= MOST_FAULTS) return { ...ofSchema, warnings: [] };
    const isSound = ofSchema.total === 0;
    const scope = this.scopeOf(payload, context);
    const told = new Set(ofSchema.faults.map(({ pointer }) => pointer));
    const breaches = this.breachesOf('fault', scope, isSound).filter(({ pointer }) => !told.has(pointer));
    const warnings = this.breachesOf('warning', scope, isSound);
    const uncited = this.citations.flatMap((citation) => citation.missingIn(payload) ?? []);
    const untold = uncited.filter(({ pointer }) => !told.has(pointer));
    const room = MOST_FAULTS - ofSchema.faults.length;
    const found = [...breaches.slice(0, room).map((breach) => breach.describe()), ...untold];
    return {
      faults: [...ofSchema.faults, ...found.slice(0, room)],
      total: ofSchema.total + breaches.length + untold.length,
      warnings: warnings.slice(0, MOST_FAULTS).map((breach) => breach.describe()),
    };
  }

  modeOf(payload: unknown, context: FilingContext): DecisionMode {
    const { kind, decision } = this.source.header;
    const entry = inForceOn(decision, context.lawOf ?? context.on, this.areaOf(payload));
    if (!entry) throw new Error(`${kind} from ${this.validFrom} says no mode of decision for ${context.on}`);
    return entry.mode === 'commitment' && !this.isPromised(payload) ? 'approval' : entry.mode;
  }

  decide(payload: unknown, context: FilingContext): RuleDecision | undefined {
    const breaches = this.breachesOf('decision', this.scopeOf(payload, context), true);
    if (breaches.length > 0) {
      const reasons = breaches.map((breach) => breach.describe());
      return { outcome: 'refused', reasons: reasons.map(({ code, message }) => ({ code, text: message })) };
    }
    const isDecided = DECIDED_AT_ONCE.has(this.modeOf(payload, context));
    return isDecided ? { outcome: 'approved', reasons: [] } : undefined;
  }

  /** The applicant may always take the ordinary way instead. */
  private isPromised(payload: unknown): boolean {
    return this.promise === undefined || valueAt(payload, this.promise) === true;
  }

  stepsFor(payload: unknown, context: FilingContext): readonly Step[] {
    return this.flow.stepsFor(this.scopeOf(payload, context));
  }

  clockFor(step: string, payload: unknown, context: FilingContext): KindClock | undefined {
    return this.flow.clockFor(step, this.scopeOf(payload, context));
  }

  citationsIn(payload: unknown): readonly CitationMade[] {
    return this.citations.flatMap((citation) => citation.in(payload));
  }

  grantOf(payload: unknown): GrantTerms | undefined {
    const { grants } = this.source.header;
    return grants && grantTerms(grants, payload);
  }

  private breachesOf(outcome: RuleOutcome, scope: FilingScope, isSound: boolean): Breach[] {
    return this.rules[outcome].flatMap((rule) => rule.breaches(scope, isSound));
  }

  private scopeOf(payload: unknown, { on, lawOf = on, organisationId }: FilingContext): FilingScope {
    return { payload, parameters: this.figures.on(lawOf, this.areaOf(payload)), on, organisationId };
  }

  private areaOf(payload: unknown): string | undefined {
    const area = this.areaSteps && valueAt(payload, this.areaSteps);
    return typeof area === 'string' ? area : undefined;
  }
}
