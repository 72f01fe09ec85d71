import type { DecisionMode } from '@landport/contracts';
import type { KindClock, Step } from '../package/kind-flow';
import type { KindPackage } from '../package/kind-package';
import { compileKind } from './compile-kind';
import type { CitationMade } from './compiled-citation';
import type { CompiledKind } from './compiled-kind';
import type { GrantTerms } from './grant-terms';
import { SchemaCheck } from './schema-check';
import type { FilingContext, RuleDecision, Verdict } from './verdict';

/**
 * A kind that is compiled when it is first asked for something, so that a service with many kinds answers at once.
 * For packages that were run when they were published: one that cannot run is found out only when it is compiled.
 */
export class OnDemandKind implements CompiledKind {
  private schema: SchemaCheck | undefined;
  private made: CompiledKind | undefined;

  constructor(readonly source: KindPackage) {}

  get name(): string {
    return this.source.header.kind;
  }

  get validFrom(): string {
    return this.source.header.validFrom;
  }

  get validTo(): string | undefined {
    return this.source.header.validTo;
  }

  /**
   * Compiles ahead of need, a piece at a time: between two pieces others have their turn.
   * @throws when schema, a rule or a text cannot run; says which
   */
  *compiling(): Generator<undefined, void> {
    this.schema ??= new SchemaCheck(this.source.schema);
    yield;
    this.made ??= compileKind(this.source, this.schema);
  }

  validate(payload: unknown, context: FilingContext): Verdict {
    return this.compiled.validate(payload, context);
  }

  modeOf(payload: unknown, context: FilingContext): DecisionMode {
    return this.compiled.modeOf(payload, context);
  }

  decide(payload: unknown, context: FilingContext): RuleDecision | undefined {
    return this.compiled.decide(payload, context);
  }

  stepsFor(payload: unknown, context: FilingContext): readonly Step[] {
    return this.compiled.stepsFor(payload, context);
  }

  clockFor(step: string, payload: unknown, context: FilingContext): KindClock | undefined {
    return this.compiled.clockFor(step, payload, context);
  }

  citationsIn(payload: unknown): readonly CitationMade[] {
    return this.compiled.citationsIn(payload);
  }

  grantOf(payload: unknown): GrantTerms | undefined {
    return this.compiled.grantOf(payload);
  }

  private get compiled(): CompiledKind {
    return (this.made ??= compileKind(this.source, this.schema));
  }
}
