import type { DecisionMode } from '@landport/contracts';
import type { ValidateFunction } from 'ajv/dist/2020';
import type { KindPackage, RuleOutcome } from '../package/kind-package';
import type { CompiledKind } from './compiled-kind';
import { compileRule, type Breach, type CompiledRule } from './compiled-rule';
import { compileSchema } from './compile-schema';
import { Figures, inForceOn } from './in-force';
import { pointerSteps, valueAt } from './pointer';
import type { RuleScope } from './rule-language';
import { schemaFault } from './schema-faults';
import { MOST_FAULTS, type Fault, type FilingContext, type RuleDecision, type Verdict } from './verdict';

/** @throws when the schema, a rule or a text cannot run; says which */
export function compileKind(source: KindPackage): CompiledKind {
  return new RunnableKind(source);
}

class RunnableKind implements CompiledKind {
  private readonly fitsSchema: ValidateFunction;
  private readonly rules: Readonly<Record<RuleOutcome, readonly CompiledRule[]>>;
  private readonly figures: Figures;
  private readonly areaSteps: readonly string[] | undefined;

  constructor(readonly source: KindPackage) {
    const { header, parameters, schema, rules } = source;
    this.fitsSchema = compileSchema(schema);
    this.figures = new Figures(parameters);
    this.areaSteps = header.areaPointer === undefined ? undefined : pointerSteps(header.areaPointer);
    const compiled = rules.map((rule) => compileRule(rule, this.figures));
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
    const isSound = this.fitsSchema(payload);
    const schemaErrors = isSound ? [] : (this.fitsSchema.errors ?? []);
    const scope = this.scopeOf(payload, context);
    const breaches = this.breachesOf('fault', scope, isSound);
    const faults: Fault[] = schemaErrors.slice(0, MOST_FAULTS).map(schemaFault);
    for (const breach of breaches.slice(0, MOST_FAULTS - faults.length)) faults.push(breach.describe());
    const warnings = this.breachesOf('warning', scope, isSound).slice(0, MOST_FAULTS);
    return {
      faults,
      total: schemaErrors.length + breaches.length,
      warnings: warnings.map((breach) => breach.describe()),
    };
  }

  modeOf(payload: unknown, context: FilingContext): DecisionMode {
    const { kind, decision } = this.source.header;
    const entry = inForceOn(decision, context.on, this.areaOf(payload));
    if (!entry) throw new Error(`${kind} from ${this.validFrom} says no mode of decision for ${context.on}`);
    return entry.mode;
  }

  decide(payload: unknown, context: FilingContext): RuleDecision | undefined {
    const breaches = this.breachesOf('decision', this.scopeOf(payload, context), true);
    if (breaches.length > 0) {
      const reasons = breaches.map((breach) => breach.describe());
      return { outcome: 'refused', reasons: reasons.map(({ code, message }) => ({ code, text: message })) };
    }
    const isOnTheSpot = this.modeOf(payload, context) === 'onTheSpot';
    return isOnTheSpot ? { outcome: 'approved', reasons: [] } : undefined;
  }

  private breachesOf(outcome: RuleOutcome, scope: RuleScope, isSound: boolean): Breach[] {
    return this.rules[outcome].flatMap((rule) => [...rule.breaches(scope, isSound)]);
  }

  private scopeOf(payload: unknown, { on, organisationId }: FilingContext): RuleScope {
    const parameters = this.figures.on(on, this.areaOf(payload));
    return { payload, parameters, on, organisationId, it: null, place: '' };
  }

  private areaOf(payload: unknown): string | undefined {
    const area = this.areaSteps && valueAt(payload, this.areaSteps);
    return typeof area === 'string' ? area : undefined;
  }
}
