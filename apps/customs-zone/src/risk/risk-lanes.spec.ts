import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RiskFacts } from '../domain/risk/risk-facts';
import { RECORDS } from '../reference-data/records';
import { drawOf } from './draws';
import { RiskLanes } from './risk-lanes';

const [record] = JSON.parse(
  readFileSync(join(__dirname, '../reference-data/data/riskTable.json'), 'utf8'),
) as { body: unknown }[];
const table = RECORDS.riskTable.parse(record?.body);

const facts = (of: Partial<RiskFacts> & { level?: RiskFacts['importer']['level'] } = {}): RiskFacts => {
  const { level = 'registered', ...rest } = of;
  return {
    importer: { level },
    value: 1000,
    chapters: ['94'],
    origins: ['DE'],
    isOutOfLedger: false,
    draw: 0.9,
    ...rest,
  };
};

describe('risk lanes', () => {
  const lanes = new RiskLanes();
  afterAll(() => lanes.onApplicationShutdown());
  const laneOf = async (of: RiskFacts) => (await lanes.pick(table, [of]))[0]?.lane;

  it.each([
    [
      'a controlled chapter, whoever imports',
      facts({ level: 'advancedCertified', chapters: ['84', '93'] }),
      'red',
    ],
    ['an importer without credit level and high value', facts({ level: 'unrated', value: 50_000 }), 'red'],
    [
      'an importer without credit level and a chapter looked at',
      facts({ level: 'unrated', chapters: ['85'] }),
      'red',
    ],
    ['an importer without credit level otherwise', facts({ level: 'unrated' }), 'yellow'],
    ['a discredited importer', facts({ level: 'discredited' }), 'red'],
    [
      'a certified importer',
      facts({ level: 'advancedCertified', value: 9_000_000, chapters: ['85'] }),
      'green',
    ],
    [
      'a draw below the rate of an advanced certified importer',
      facts({ level: 'advancedCertified', draw: 0.005 }),
      'blue',
    ],
    ['a draw below the rate of a registered importer', facts({ draw: 0.02 }), 'red'],
    [
      'the same draw for goods looked at when they came into the store',
      facts({ draw: 0.02, isOutOfLedger: true }),
      'green',
    ],
  ] as const)('of %s', async (_what, declared, lane) => {
    expect(await laneOf(declared)).toBe(lane);
  });

  it('are picked for a batch in its order, each with its reason in both languages', async () => {
    const picked = await lanes.pick(table, [facts(), facts({ level: 'unrated', value: 60_000 }), facts()]);
    expect(picked.map(({ lane }) => lane)).toEqual(['green', 'red', 'green']);
    expect(picked[1]?.reason).toMatchObject({
      code: 'risk/unrated-importer-value',
      text: { zh: expect.any(String) },
    });
  });
});

describe('a random draw', () => {
  const secret = Buffer.alloc(32, 7);

  it('is the same for the same consignment and day, and another on another day', () => {
    expect(drawOf(secret, 'waybill 999-12345675')).toBe(drawOf(secret, 'waybill 999-12345675'));
    expect(drawOf(Buffer.alloc(32, 8), 'waybill 999-12345675')).not.toBe(
      drawOf(secret, 'waybill 999-12345675'),
    );
  });

  it('falls evenly', () => {
    const below = Array.from({ length: 10_000 }, (_, n) => drawOf(secret, `waybill ${n}`)).filter(
      (d) => d < 0.25,
    );
    expect(below.length / 10_000).toBeCloseTo(0.25, 1);
  });
});
