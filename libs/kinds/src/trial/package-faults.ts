import { CompiledCitation } from '../engine/compiled-citation';
import { CompiledCondition } from '../engine/compiled-condition';
import { CompiledFlow } from '../engine/compiled-flow';
import { CompiledRule } from '../engine/compiled-rule';
import { compileKind } from '../engine/compile-kind';
import { Figures, inForceOn } from '../engine/in-force';
import { SchemaCheck } from '../engine/schema-check';
import { MOST_FAULTS, type Fault } from '../engine/verdict';
import type { KindPackage } from '../package/kind-package';
import { exampleFaults } from './example-faults';
import { unusable } from './trial-faults';
import { unknownPersonalData } from './schema-member';

/**
 * All that keeps a package from being published, with pointers into the package: what cannot run, then, when all of
 * it runs, examples that do not come out as they say and parts that no example shows.
 */
export function packageFaults(source: KindPackage): Fault[] {
  const broken = [...partsThatCannotRun(source), ...contradictions(source)];
  const faults = broken.length > 0 ? broken : exampleFaults(source, compileKind(source));
  return faults.slice(0, MOST_FAULTS);
}

function partsThatCannotRun({ header, schema, rules, parameters }: KindPackage): Fault[] {
  const figures = new Figures(parameters);
  const conditional = [
    ...header.steps.map((part, index) => ({ part, pointer: `/header/steps/${index}/when` })),
    ...header.clocks.map((part, index) => ({ part, pointer: `/header/clocks/${index}/when` })),
  ];
  const conditions = conditional.flatMap(({ part: { name, when }, pointer }) =>
    when === undefined ? [] : tried(pointer, () => new CompiledCondition(name, when, figures)),
  );
  const flow = conditions.length > 0 ? [] : tried('/header/steps', () => new CompiledFlow(header, figures));
  return [
    ...tried('/schema', () => new SchemaCheck(schema)),
    ...rules.flatMap((rule, index) => tried(`/rules/${index}`, () => new CompiledRule(rule, figures))),
    ...conditions,
    ...flow,
    ...header.cites.flatMap((terms, index) =>
      tried(`/header/cites/${index}`, () => new CompiledCitation(terms)),
    ),
  ];
}

function tried(pointer: string, make: () => unknown): Fault[] {
  try {
    make();
    return [];
  } catch (error) {
    return [unusable(pointer, (error as Error).message)];
  }
}

function contradictions({ header, schema, rules }: KindPackage): Fault[] {
  const { decision, validFrom, validTo, retention } = header;
  const codes = rules.map(({ code }) => code);
  const twice = codes.flatMap((code, index) =>
    codes.indexOf(code) < index
      ? [unusable(`/rules/${index}/code`, `${code} is the code of an earlier rule`, code)]
      : [],
  );
  const undecided =
    inForceOn(decision, validFrom, undefined) === undefined
      ? [unusable('/header/decision', `nothing says how filings of ${validFrom} are decided everywhere`)]
      : [];
  const ended =
    validTo !== undefined && validTo < validFrom
      ? [unusable('/header/validTo', `it ends before it begins, on ${validFrom}`, validTo)]
      : [];
  const unknown = unknownPersonalData(schema, retention?.personalData ?? []).map(({ index, pointer }) =>
    unusable(`/header/retention/personalData/${index}`, 'the schema knows no such member', pointer),
  );
  return [...twice, ...undecided, ...ended, ...unknown];
}
