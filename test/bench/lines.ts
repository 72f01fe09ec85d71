import type { BatchFigures } from './batches/measure-batches';
import type { FormatFigures } from './formats/measure-formats';
import type { FlowFigures } from './end-to-end/run-flow';
import { spreadOf } from './figures/spread';
import type { Line } from './figures/table';
import type { IntakeFigures } from './intake/intake-rounds';
import type { SearchFigures } from './search/search-rounds';
import type { Growth } from './start/growth';
import type { StartFigures } from './start/start-figures';
import type { YearFigures } from './year/year-rounds';

const MOST_P50_SECONDS = 1;
const LEAST_AFTER_A_YEAR = 0.9;
const MOST_US_FOR_RULES = 60;
const MOST_SHARE_OF_RULES = 15;
const MOST_P99_SECONDS = 5;
const MOST_SEARCH_MS = 60;

const ratio = (what: string, figures: Line['figures'], atLeast: number): Line => ({
  ...{ what, figures, digits: 2, unit: '', target: { atLeast } },
});
const rate = (what: string, figures: Line['figures']): Line => ({ what, figures, digits: 0, unit: '/s' });

export const intakeLines = (figures: IntakeFigures): Line[] => [
  ratio('intake ÷ four inserts', figures.straightToInserts, 1),
  ratio('intake through the gateway ÷ four inserts', figures.gatewayToInserts, 0.8),
  ratio('intake ÷ plain service', figures.straightToPlain, 8),
  {
    ...{ what: 'intake ÷ four inserts, prepared', digits: 2, unit: '' },
    figures: figures.straightToPrepared,
  },
  rate('intake, straight', figures.straight),
  rate('intake, through the gateway', figures.throughGateway),
  rate('four inserts', figures.fourInserts),
  rate('four inserts, prepared', figures.fourPrepared),
  rate('plain service', figures.plain),
];

/** Milliseconds that the issue allows for 20 kB. */
const MOST_MS_TO_READ = 3;

/** @param straight  filings a second of the intake, in whose time the rules have a share */
export const ruleLines = (cost: Line['figures'], straight: Line['figures']): Line[] => [
  {
    ...{ what: 'schema and rules of an import declaration', figures: cost, digits: 0, unit: ' µs' },
    target: { atMost: MOST_US_FOR_RULES },
  },
  {
    ...{ what: 'their share of a filing’s time at the intake', digits: 1, unit: ' %' },
    figures: spreadOf([(cost.median * straight.median) / 10_000]),
    target: { atMost: MOST_SHARE_OF_RULES },
  },
];

export const formatLines = (all: readonly FormatFigures[]): Line[] =>
  all.flatMap(({ standard, read, toJsonParse }) => [
    {
      ...{ what: `${standard}, 20 kB of XML parsed and mapped`, figures: read, digits: 2, unit: ' ms' },
      target: { atMost: MOST_MS_TO_READ },
    },
    { what: `${standard} ÷ JSON.parse of the same`, figures: toJsonParse, digits: 1, unit: '' },
  ]);

/** @param where  `one process, log in PostgreSQL` @param isJudged  only the standard way has targets */
export function flowLines(
  name: string,
  where: string,
  runs: readonly FlowFigures[],
  isJudged: boolean,
): Line[] {
  const { perSecond } = runs[0]!;
  const what = `${name}, ${where}`;
  const of = (value: (run: FlowFigures) => number): Line['figures'] => spreadOf(runs.map(value));
  const line = (
    more: string,
    figures: Line['figures'],
    digits: number,
    unit: string,
    target: Line['target'],
  ): Line => ({ what: `${what}: ${more}`, figures, digits, unit, ...(isJudged && target ? { target } : {}) });
  return [
    line(
      `p50 at ${perSecond}/s`,
      of(({ p50 }) => p50 / 1_000),
      2,
      ' s',
      { atMost: MOST_P50_SECONDS },
    ),
    line(
      `p99 at ${perSecond}/s`,
      of(({ p99 }) => p99 / 1_000),
      2,
      ' s',
      { atMost: MOST_P99_SECONDS },
    ),
    line(
      'told of those lodged',
      of(({ told, sent }) => (100 * told) / sent),
      1,
      ' %',
      { atLeast: 99 },
    ),
    line(
      'highest rate',
      of(({ highest }) => highest),
      0,
      '/s',
      { atLeast: perSecond },
    ),
  ];
}

export const dryRunLines = (figures: Line['figures']): Line[] => [
  { ...rate('dry runs', figures), target: { atLeast: 1_500 } },
];

export const searchLines = ({ p50, p99, filings }: SearchFigures): Line[] => {
  const line = (what: string, figures: Line['figures']): Line => ({
    ...{ what: `search among ${filings} filings: ${what}`, figures, digits: 1, unit: ' ms' },
  });
  return [line('p50', p50), { ...line('p99', p99), target: { atMost: MOST_SEARCH_MS } }];
};

export const yearLines = ({ filings, fullToEmpty }: YearFigures): Line[] => [
  {
    ...{ what: `intake behind ${filings} filings ÷ intake on empty tables`, digits: 2, unit: '' },
    figures: fullToEmpty,
    target: { atLeast: LEAST_AFTER_A_YEAR },
  },
];

export function startLines({ first, again, atRest }: StartFigures): Line[] {
  const seconds = (what: string, values: readonly number[], atMost: number): Line => ({
    ...{ what, figures: spreadOf(values), digits: 1, unit: ' s', target: { atMost } },
  });
  return [
    seconds('ready, first start after the build', first, 10),
    seconds('ready, again', again, 3),
    {
      ...{ what: 'memory at rest, five services in one process, without PostgreSQL', digits: 0, unit: ' MB' },
      figures: spreadOf([atRest.resident]),
      target: { atMost: 400 },
    },
  ];
}

export const growthLines = ({ filings, before, after }: Growth): Line[] => [
  {
    ...{ what: `live objects grown by over ${filings} filings`, digits: 1, unit: ' MB' },
    figures: spreadOf([after.heap - before.heap]),
    target: { atMost: 10 },
  },
  {
    ...{ what: `resident memory grown by over ${filings} filings`, digits: 0, unit: ' MB' },
    figures: spreadOf([after.resident - before.resident]),
  },
];

/** Each format: how long from the upload's begin to the last row's result, what the process grew by, whom it kept waiting. */
export const batchLines = (rows: number, all: readonly BatchFigures[]): Line[] =>
  all.flatMap(({ format, seconds, grownMb, others }) => {
    const what = `batch of ${rows} rows, ${format}`;
    return [
      { what, figures: spreadOf(seconds), digits: 1, unit: ' s', target: { atMost: 30 } },
      {
        what: `${what}: memory`,
        figures: spreadOf(grownMb),
        digits: 0,
        unit: ' MB',
        target: { atMost: 200 },
      },
      { what: `${what}: p99 of a filing meanwhile`, figures: spreadOf(others), digits: 0, unit: ' ms' },
    ];
  });
