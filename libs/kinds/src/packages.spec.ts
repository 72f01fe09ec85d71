import { compileKind } from './engine/compile-kind';
import { pointerSteps } from './engine/pointer';
import type { FilingContext } from './engine/verdict';
import type { KindExample } from './package/kind-package';
import { loadPackages } from './package/load-packages';

const codes = (faults: readonly { code: string }[]): string[] => faults.map(({ code }) => code).sort();

describe.each(
  loadPackages().map((source) => [`${source.header.kind} from ${source.header.validFrom}`, source]),
)('%s', (_name, source) => {
  const kind = compileKind(source);

  const outcomeOf = ({ on, payload }: KindExample): object => {
    const context: FilingContext = { on, organisationId: 'yuzhou-imports' };
    const { faults, warnings } = kind.validate(payload, context);
    const decision = faults.length === 0 ? kind.decide(payload, context) : undefined;
    return {
      gives: [...codes(faults), ...codes(decision?.reasons ?? [])],
      warns: codes(warnings),
      decides: decision?.outcome ?? 'later',
    };
  };

  const expected = ({ gives, warns, decides }: KindExample): object => ({
    gives: [...gives].sort(),
    warns: [...warns].sort(),
    decides,
  });

  const examples = [...source.examples.pass, ...source.examples.fail];
  it.each(examples.map((example) => [example.title, example]))('example: %s', (_title, example) => {
    expect(outcomeOf(example)).toEqual(expected(example));
  });

  it('has examples that pass, and names faults or a refusal in those that fail', () => {
    expect(source.examples.pass.length).toBeGreaterThan(0);
    expect(source.examples.pass.flatMap(({ gives }) => gives)).toEqual([]);
    expect(source.examples.fail.filter(({ gives }) => gives.length === 0)).toEqual([]);
  });

  it('shows each rule of its own broken by an example', () => {
    const shown = new Set(examples.flatMap(({ gives, warns }) => [...gives, ...warns]));
    expect(source.rules.map(({ code }) => code).filter((code) => !shown.has(code))).toEqual([]);
  });

  it('shows each condition on its way met by an example, and not met by another', () => {
    const { steps, clocks } = source.header;
    const ways = source.examples.pass.map(({ on, payload }) => {
      const context: FilingContext = { on, organisationId: 'yuzhou-imports' };
      const taken = kind.stepsFor(payload, context).map(({ name }) => name);
      return [...taken, ...taken.map((step) => `clock ${kind.clockFor(step, payload, context)?.name}`)];
    });
    const conditional = [
      ...steps.filter(({ when }) => when).map(({ name }) => name),
      ...clocks.filter(({ when }) => when).map(({ name }) => `clock ${name}`),
    ];
    const met = (part: string): boolean[] => ways.map((way) => way.includes(part));
    expect(conditional.filter((part) => new Set(met(part)).size < 2)).toEqual([]);
  });

  it('names as personal data what its schema knows', () => {
    const named = source.header.retention?.personalData ?? [];
    expect(named.filter((pointer) => memberOf(source.schema, pointer) === undefined)).toEqual([]);
  });
});

type Schema = Readonly<Record<string, unknown>>;

/** The part of a schema that a pointer with `*` steps leads to, through its definitions. */
function memberOf(schema: Schema, pointer: string): Schema | undefined {
  const defs = schema['$defs'] as Readonly<Record<string, Schema>> | undefined;
  const whole = (part: Schema | undefined): Schema | undefined => {
    const name = /^#\/\$defs\/(\w+)$/.exec(String(part?.['$ref']))?.[1];
    return name === undefined ? part : whole(defs?.[name]);
  };
  return pointerSteps(pointer).reduce<Schema | undefined>((part, step) => {
    if (step === '*') return whole(part?.['items'] as Schema | undefined);
    return whole((part?.['properties'] as Readonly<Record<string, Schema>> | undefined)?.[step]);
  }, schema);
}
