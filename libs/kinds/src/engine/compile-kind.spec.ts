import type { KindPackage } from '../package/kind-package';
import type { KindRule } from '../package/kind-rule';
import { compileKind } from './compile-kind';
import { MOST_FAULTS, type FilingContext } from './verdict';

const words = { en: 'x', zh: 'x' };
const context: FilingContext = { on: '2026-03-02', organisationId: 'yuzhou-imports' };

const aRule = (rule: Partial<KindRule>): KindRule => ({
  code: 'stall/rule',
  reads: {},
  expression: 'true',
  pointer: '',
  values: {},
  says: words,
  message: words,
  remedy: words,
  outcome: 'fault',
  ...rule,
});

const aKind = (over: Partial<KindPackage> = {}): KindPackage => ({
  header: {
    kind: 'stall',
    validFrom: '2026-01-01',
    title: words,
    summary: words,
    decision: [{ mode: 'approval', validFrom: '2026-01-01' }],
    handledBy: 'filing',
    steps: [],
    documents: [],
    clocks: [],
    fees: [],
    cites: [],
    layout: [],
    statusNames: {},
    reasons: [],
  },
  schema: {
    type: 'object',
    required: ['goods'],
    properties: {
      goods: { type: 'array', items: { $ref: '#/$defs/goods' } },
      area: { type: 'string' },
      sum: {},
    },
    $defs: {
      goods: { type: 'object', required: ['price'], properties: { price: { $ref: '#/$defs/price' } } },
      price: { type: 'string', pattern: '^[0-9.]+$', 'x-meaning': { en: 'a price', zh: '价格' } },
    },
  },
  rules: [],
  parameters: [],
  examples: { pass: [], fail: [] },
  ...over,
});

const goods = (count: number, price: unknown): unknown => ({
  goods: Array.from({ length: count }, () => ({ price })),
});

describe('schema', () => {
  it('points at what is missing, and says what it means', () => {
    const { faults } = compileKind(aKind()).validate({ goods: [{}] }, context);
    expect(faults).toEqual([
      {
        code: 'schema/missing',
        pointer: '/goods/0/price',
        message: { en: 'price is missing.', zh: '缺少 price。' },
        remedy: { en: 'Add price: a price.', zh: '补填 price：价格。' },
      },
    ]);
  });

  it('tells a hundred faults and counts them all', () => {
    const { faults, total } = compileKind(aKind()).validate(goods(20_000, 'dear'), context);
    expect([faults.length, total]).toEqual([MOST_FAULTS, 20_000]);
  });

  it('tells the first fault of a payload too large to gather them, and says that there may be more', () => {
    const { faults } = compileKind(aKind()).validate(goods(60_000, 'dear'), context);
    expect(faults.map(({ code }) => code)).toEqual(['schema/form', 'schema/more-untold']);
  });

  it('cuts the value shown', () => {
    const { faults } = compileKind(aKind()).validate(goods(1, 'x'.repeat(1000)), context);
    expect(String(faults[0]?.value)).toHaveLength(101);
  });
});

describe('rules', () => {
  const exact = aRule({
    code: 'stall/sum',
    reads: { sum: '/sum', prices: '/goods/*/price' },
    expression: 'decimal(sum) == total(prices)',
    pointer: '/sum',
    values: { is: 'total(prices)' },
    message: { en: '{value} is not {is}', zh: '{value}≠{is}' },
  });

  it('add decimals exactly', () => {
    const kind = compileKind(aKind({ rules: [exact] }));
    expect(kind.validate({ sum: '0.3', goods: [{ price: '0.1' }, { price: '0.2' }] }, context).total).toBe(0);
    const { faults } = kind.validate({ sum: '0.30000000000000004', goods: [{ price: '0.3' }] }, context);
    expect(faults[0]).toMatchObject({ pointer: '/sum', message: { en: '0.30000000000000004 is not 0.3' } });
  });

  it('are asked only where all that they read is there', () => {
    const kind = compileKind(aKind({ rules: [exact] }));
    expect(kind.validate({ goods: [{ price: '1' }] }, context).total).toBe(0);
  });

  it('point at each match, by its place', () => {
    const rule = aRule({ each: '/goods/*', expression: 'it.price == place', pointer: '/price' });
    const { faults } = compileKind(aKind({ rules: [rule] })).validate(goods(3, '2'), context);
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/goods/0/price', '/goods/2/price']);
  });

  it('count as broken when a sound payload leaves them without an answer', () => {
    const kind = compileKind(aKind({ rules: [aRule({ expression: 'payload.nothing.here == 1' })] }));
    expect(kind.validate(goods(1, '1'), context).total).toBe(1);
    expect(kind.validate(goods(1, 'dear'), context).faults.map(({ code }) => code)).toEqual(['schema/form']);
  });

  it('do not repeat what the schema said of the same member', () => {
    const rule = aRule({ each: '/goods/*', expression: 'false', pointer: '/price' });
    const { faults } = compileKind(aKind({ rules: [rule] })).validate({ goods: [{ price: 'x' }] }, context);
    expect(faults.map(({ code }) => code)).toEqual(['schema/form']);
  });

  it.each([
    ['syntax', { expression: 'payload.(' }, /payload/],
    ['an unknown name', { expression: 'somewhere == 1' }, /somewhere/],
    [
      'a figure that no parameter gives',
      { expression: 'parameters.rate > parameters.rate' },
      /no parameter rate/,
    ],
    ['a blank without a value', { message: { en: '{gap}', zh: '' } }, /no value for \{gap\}/],
  ])('are refused when compiled: %s', (_what, rule, reason) => {
    expect(() => compileKind(aKind({ rules: [aRule(rule)] }))).toThrow(reason);
  });
});

describe('decision', () => {
  const dated = aKind({
    header: {
      ...aKind().header,
      areaPointer: '/area',
      decision: [
        { mode: 'onTheSpot', area: 'pilot', validFrom: '2026-03-01', validTo: '2026-03-31' },
        { mode: 'approval', validFrom: '2026-01-01' },
      ],
    },
    rules: [
      aRule({
        outcome: 'decision',
        each: '/goods/*',
        expression: 'decimal(it.price) >= parameters.least',
        pointer: '/price',
      }),
    ],
    parameters: [
      { name: 'least', value: '60', validFrom: '2026-01-01' },
      { name: 'least', value: '50', area: 'pilot', validFrom: '2026-03-01', validTo: '2026-03-31' },
    ],
  });
  const outcome = (price: string, area: string | undefined, on: string): string | undefined =>
    compileKind(dated).decide({ goods: [{ price }], ...(area && { area }) }, { ...context, on })?.outcome;

  it.each([
    ['55', 'pilot', '2026-02-28', 'refused'],
    ['55', 'pilot', '2026-03-01', 'approved'],
    ['55', 'pilot', '2026-03-31', 'approved'],
    ['55', 'pilot', '2026-04-01', 'refused'],
    ['49.99', 'pilot', '2026-03-15', 'refused'],
    ['55', 'elsewhere', '2026-03-15', 'refused'],
    ['65', 'elsewhere', '2026-03-15', undefined],
    ['65', undefined, '2026-03-15', undefined],
  ])('%s in area %s on %s is %s', (price, area, on, expected) => {
    expect(outcome(price, area, on)).toBe(expected);
  });
});
