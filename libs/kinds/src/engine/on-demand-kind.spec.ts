import { loadPackages } from '../package/load-packages';
import { compileKind } from './compile-kind';
import { OnDemandKind } from './on-demand-kind';

const source = loadPackages().find(({ header }) => header.kind === 'website-filing')!;
const context = { on: '2026-06-01', organisationId: 'yuzhou-imports' };

describe('a kind that is compiled on demand', () => {
  it('says what the compiled one says', () => {
    const [kind, compiled] = [new OnDemandKind(source), compileKind(source)];
    for (const { payload } of [...source.examples.pass, ...source.examples.fail])
      expect(kind.validate(payload, context)).toEqual(compiled.validate(payload, context));
    const { payload } = source.examples.pass[0]!;
    expect(kind.stepsFor(payload, context)).toEqual(compiled.stepsFor(payload, context));
    expect(kind.modeOf(payload, context)).toBe(compiled.modeOf(payload, context));
  });

  it('costs nothing until it is asked, and tells then what cannot run', () => {
    const broken = new OnDemandKind({ ...source, schema: { type: 'nonsense' } });
    expect(broken.name).toBe('website-filing');
    expect(() => broken.validate({}, context)).toThrow('schema is invalid');
  });

  it('is compiled ahead in pieces, so that others have their turn', () => {
    expect([...new OnDemandKind(source).compiling()]).toHaveLength(1);
    const ruleless = { ...source, rules: [{ ...source.rules[0]!, expression: '(' }] };
    const pieces = new OnDemandKind(ruleless).compiling();
    expect(pieces.next().done).toBe(false);
    expect(() => pieces.next()).toThrow();
  });
});
