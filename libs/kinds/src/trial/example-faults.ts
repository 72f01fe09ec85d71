import type { CompiledKind } from '../engine/compiled-kind';
import { outcomeOf } from '../engine/outcome';
import type { FilingContext, Fault } from '../engine/verdict';
import type { KindExample, KindPackage } from '../package/kind-package';
import { differs, unshown, unusable } from './trial-faults';

/** Whoever lodges the examples: no rule depends on who it is. */
const FILER = 'yuzhou-imports';

/** What an example says comes of it, or what does: in one form, to be compared and to be told. */
interface Result {
  readonly gives: readonly string[];
  readonly warns: readonly string[];
  readonly decides: KindExample['decides'];
}

interface Placed {
  readonly example: KindExample;
  readonly pointer: string;
}

/** Runs every example, and asks of every rule and condition that one shows it. */
export function exampleFaults(source: KindPackage, kind: CompiledKind): Fault[] {
  const { pass, fail } = source.examples;
  const placed = (examples: readonly KindExample[], group: string): Placed[] =>
    examples.map((example, index) => ({ example, pointer: `/examples/${group}/${index}` }));
  const [passing, failing] = [placed(pass, 'pass'), placed(fail, 'fail')];
  return [
    ...(pass.length === 0 ? [unusable('/examples/pass', 'there is no example that passes')] : []),
    ...passing.flatMap(({ example, pointer }) =>
      example.gives.length > 0 ? [unusable(`${pointer}/gives`, 'an example that passes gives no code')] : [],
    ),
    ...failing.flatMap(({ example, pointer }) =>
      example.gives.length === 0 ? [unusable(`${pointer}/gives`, 'an example that fails names a code')] : [],
    ),
    ...[...passing, ...failing].flatMap((each) => difference(kind, each)),
    ...unshownRules(source),
    ...unshownConditions(source, kind),
  ];
}

function difference(kind: CompiledKind, { example, pointer }: Placed): Fault[] {
  const said = textOf(example);
  const given = textOf(resultOf(kind, example));
  return said === given ? [] : [differs(pointer, example.title, said, given)];
}

function resultOf(kind: CompiledKind, example: KindExample): Result {
  const { verdict, codes, warnings } = outcomeOf(kind, example.payload, contextOf(example));
  return { gives: codes, warns: warnings, decides: verdict === 'faulty' ? 'later' : verdict };
}

const contextOf = ({ on }: KindExample): FilingContext => ({ on, organisationId: FILER });

const list = (codes: readonly string[]): string => [...codes].sort().join(', ') || 'nothing';

const textOf = ({ gives, warns, decides }: Result): string =>
  `gives ${list(gives)}; warns ${list(warns)}; decides ${decides}`;

function unshownRules({ rules, examples }: KindPackage): Fault[] {
  const shown = new Set(
    [...examples.pass, ...examples.fail].flatMap(({ gives, warns }) => [...gives, ...warns]),
  );
  return rules.flatMap(({ code }, index) => (shown.has(code) ? [] : [unshown(`/rules/${index}`, code)]));
}

/** Each condition is met by an example that passes, and not met by another. */
function unshownConditions({ header, examples }: KindPackage, kind: CompiledKind): Fault[] {
  const ways = examples.pass.map((example) => {
    const context = contextOf(example);
    const steps = kind.stepsFor(example.payload, context).map(({ name }) => name);
    const clocks = steps.map((step) => kind.clockFor(step, example.payload, context)?.name);
    return { steps, clocks };
  });
  const of = (group: 'steps' | 'clocks'): Fault[] =>
    header[group].flatMap(({ name, when }, index) => {
      const met = new Set(ways.map((way) => way[group].includes(name)));
      return when === undefined || met.size === 2 ? [] : [unshown(`/header/${group}/${index}/when`, name)];
    });
  return [...of('steps'), ...of('clocks')];
}
