import { compileKind, loadPackages } from '@landport/kinds';
import { spreadOf, type Spread } from '../figures/spread';
import { twoItemDeclaration } from '../intake/bodies';

const KIND = 'import-declaration';
const WARM_UP = 5_000;
const TIMES_A_ROUND = 2_000;

/** What the schema and all rules of the newest import declaration cost, in µs a filing of two goods items. */
export function measureRules(rounds: number): Spread {
  const source = loadPackages()
    .filter(({ header }) => header.kind === KIND)
    .sort((a, b) => a.header.validFrom.localeCompare(b.header.validFrom))
    .at(-1)!;
  const kind = compileKind(source);
  const payload = twoItemDeclaration();
  const context = { on: source.header.validFrom, organisationId: 'yuzhou-imports' };
  const examine = (): void => {
    const { total } = kind.validate(payload, context);
    if (total > 0) throw new Error('what is measured is a sound filing');
    kind.decide(payload, context);
    kind.modeOf(payload, context);
  };
  microsecondsOf(WARM_UP, examine);
  return spreadOf(Array.from({ length: rounds }, () => microsecondsOf(TIMES_A_ROUND, examine)));
}

function microsecondsOf(times: number, run: () => void): number {
  const from = performance.now();
  for (let time = 0; time < times; time += 1) run();
  return ((performance.now() - from) * 1_000) / times;
}
