import type { KindPackage } from '../package/kind-package';
import { loadPackages } from '../package/load-packages';
import { packageFaults } from './package-faults';

const sound = loadPackages().find(({ header }) => header.kind === 'website-filing')!;

type Change = Partial<Omit<KindPackage, 'header'>> & { readonly header?: Partial<KindPackage['header']> };

const faultsOf = ({ header, ...change }: Change): [string, string][] =>
  packageFaults({ ...sound, ...change, header: { ...sound.header, ...header } }).map(({ code, pointer }) => [
    code,
    pointer,
  ]);

describe('a package on trial', () => {
  it('has no fault when it is sound', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('is told every part that cannot run at once', () => {
    const [first, ...others] = sound.rules;
    const [step, ...steps] = sound.header.steps;
    const [clock, ...clocks] = sound.header.clocks;
    const broken = { ...first!, expression: 'homepage ==' };
    const unmeasured = {
      ...first!,
      code: 'website-filing/other',
      expression: 'parameters.nothing == parameters.nothing',
    };
    const when = { reads: {}, expression: 'nobody()' };
    const faults = faultsOf({
      schema: { ...sound.schema, type: 'nonsense' },
      rules: [broken, unmeasured, ...others],
      header: { steps: [{ ...step!, when }, ...steps], clocks: [{ ...clock!, when }, ...clocks] },
    });
    const pointers = ['/schema', '/rules/0', '/rules/1', '/header/steps/0/when', '/header/clocks/0/when'];
    expect(faults).toEqual(pointers.map((pointer) => ['kind/part-unusable', pointer]));
  });

  it('may not contradict itself', () => {
    const { decision, clocks, retention, validFrom } = sound.header;
    const pilot = decision.map((mode) => ({ ...mode, area: 'pilot' }));
    const personalData = [...retention!.personalData, '/nowhere'];
    const faults = faultsOf({
      rules: [...sound.rules, sound.rules[0]!],
      header: {
        decision: pilot,
        validTo: '2020-01-01',
        clocks: [{ ...clocks[0]!, step: 'nowhere' }],
        retention: { ...retention!, personalData },
      },
    });
    expect(validFrom > '2020-01-01').toBe(true);
    expect(faults.map(([, pointer]) => pointer)).toEqual([
      '/header/steps',
      `/rules/${sound.rules.length}/code`,
      '/header/decision',
      '/header/validTo',
      `/header/retention/personalData/${personalData.length - 1}`,
    ]);
  });

  it('shows by examples what it says, each rule and each condition', () => {
    const [example] = sound.examples.pass;
    const wrong = { ...example!, decides: 'approved' as const };
    const faults = faultsOf({ examples: { pass: [wrong], fail: [] } });
    expect(faults).toContainEqual(['kind/example-differs', '/examples/pass/0']);
    expect(faults).toContainEqual(['kind/part-unshown', '/rules/0']);
    expect(faults).toContainEqual(['kind/part-unshown', '/header/steps/0/when']);
    expect(faultsOf({ examples: { pass: [], fail: [] } })).toContainEqual([
      'kind/part-unusable',
      '/examples/pass',
    ]);
  });
});
