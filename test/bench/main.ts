import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBatches, ROWS_A_BATCH } from './batches/measure-batches';
import {
  batchLines,
  dryRunLines,
  flowLines,
  formatLines,
  growthLines,
  intakeLines,
  ruleLines,
  searchLines,
  startLines,
  yearLines,
} from './lines';
import { measureDryRun } from './dry-run/dry-run-rounds';
import { greenDeclaration, onTheSpot } from './end-to-end/flows';
import { runFlow, type FlowFigures } from './end-to-end/run-flow';
import { WindowUnderTest } from './end-to-end/window-under-test';
import { forcedWrites } from './figures/forced-write';
import { hasJava, machine } from './figures/machine';
import { measureFormats } from './formats/measure-formats';
import { writeFigures } from './figures/page';
import { tableOf, type Line } from './figures/table';
import { measureIntake } from './intake/intake-rounds';
import { FULL, QUICK, type Plan } from './plan';
import { measureSearch } from './search/search-rounds';
import { measureGrowth } from './start/growth';
import { measureYear } from './year/year-rounds';
import { measureRules } from './rules/measure-rules';
import { measureStart } from './start/start-figures';

const HELP = `npm run bench [-- options]
  --quick       minutes instead of an hour: shorter rounds, fewer of them
  --only NAME   formats, intake, dry-run, batches, search, year, flows or start`;

const PAGE = join(process.cwd(), 'docs/performance.md');

const say = (line: string): void => console.log(`  ${line}`);

/** Ways to run the window, the standard one first: the targets are for it. */
const WAYS = [
  { where: 'one process', separate: false, kafka: false },
  { where: 'five processes', separate: true, kafka: false },
  { where: 'one process, Kafka', separate: false, kafka: true },
] as const;
type Way = (typeof WAYS)[number];

class Bench {
  private readonly lines: Line[] = [];
  private readonly notes: string[] = [];

  constructor(
    private readonly plan: Plan,
    private readonly folder: string,
  ) {}

  formats(): void {
    this.lines.push(...formatLines(measureFormats(this.plan.rounds)));
  }

  async intake(): Promise<void> {
    const { rounds, secondsARound: seconds } = this.plan;
    const disk = forcedWrites(this.folder);
    const figures = await measureIntake(join(this.folder, 'intake'), { rounds, seconds }, say);
    this.lines.push(...intakeLines(figures), ...ruleLines(measureRules(rounds), figures.straight), {
      ...{ what: 'one forced write to the disk', figures: disk, digits: 2, unit: ' ms' },
    });
    this.notes.push(
      `${rounds} rounds of ${seconds} s each way; a filing is ${figures.bytes} bytes, 64 callers`,
      `four inserts by ${figures.insertsBy}; ${figures.database}`,
    );
  }

  async batches(): Promise<void> {
    const figures = await measureBatches(join(this.folder, 'batches'), this.plan.timesABatch, say);
    this.lines.push(...batchLines(ROWS_A_BATCH, figures));
    this.notes.push(`batches of import declarations, while one caller lodges filings one after the other`);
  }

  async 'dry-run'(): Promise<void> {
    const { rounds, secondsARound: seconds } = this.plan;
    this.lines.push(
      ...dryRunLines(await measureDryRun(join(this.folder, 'dry-run'), { rounds, seconds }, say)),
    );
  }

  async search(): Promise<void> {
    const { rounds, filings, searches: queries } = this.plan;
    const figures = await measureSearch(join(this.folder, 'search'), { rounds, filings, queries }, say);
    this.lines.push(...searchLines(figures));
    this.notes.push(
      `${queries} searches a round by four callers, of an organisation with a quarter of the filings`,
    );
  }

  async year(): Promise<void> {
    const { rounds, secondsARound: seconds, filings } = this.plan;
    const figures = await measureYear(join(this.folder, 'year'), { rounds, seconds, filings }, say);
    this.lines.push(...yearLines(figures));
  }

  async flows(): Promise<void> {
    for (const [index, way] of WAYS.entries()) {
      try {
        if (way.kafka && !hasJava()) throw new Error('there is no Java here');
        await this.flowsOn(way, index === 0);
      } catch (error) {
        if (index === 0) throw error;
        this.notes.push(`left out: ${way.where}, since ${(error as Error).message}`);
      }
    }
    this.notes.push(`end to end at the target's pace for ${this.plan.secondsAFlow} s`);
  }

  async start(): Promise<void> {
    this.lines.push(...startLines(await measureStart(this.folder, this.plan.starts)));
  }

  /** The table and what is to be known about it. */
  get report(): string {
    const day = new Date().toISOString().slice(0, 10);
    const notes = [`${day}; ${machine()}`, ...this.notes].map((note) => `- ${note}`).join('\n');
    return `${tableOf(this.lines)}\n\n${notes}`;
  }

  private async flowsOn({ where, ...options }: Way, isStandard: boolean): Promise<void> {
    const folder = join(this.folder, where.replaceAll(/\W+/g, '-'));
    const window = await WindowUnderTest.open({ folder, ...options });
    try {
      for (const flow of [onTheSpot, greenDeclaration]) {
        const runs: FlowFigures[] = [];
        for (let time = 0; time < this.plan.timesAFlow; time += 1) {
          runs.push(await runFlow(window.window, flow, this.plan.secondsAFlow));
        }
        const lines = flowLines(flow.name, where, runs, isStandard);
        say(lines.map(({ what, figures }) => `${what} ${figures.median.toFixed(2)}`).join('; '));
        this.lines.push(...lines);
      }
      if (isStandard) await this.growth(window);
    } finally {
      await window.stop();
    }
  }

  private async growth(window: WindowUnderTest): Promise<void> {
    const under = { window: window.window, memory: () => window.memory() };
    this.lines.push(...growthLines(await measureGrowth(under, onTheSpot, this.plan.growth)));
  }
}

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return console.log(HELP);
  const isQuick = args.includes('--quick');
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'landport-bench-'));
  // As root, PostgreSQL runs as a user who must reach its data.
  chmodSync(folder, 0o755);
  const bench = new Bench(isQuick ? QUICK : FULL, folder);
  try {
    for (const part of [
      'formats',
      'intake',
      'dry-run',
      'batches',
      'search',
      'year',
      'flows',
      'start',
    ] as const) {
      if (only === undefined || only === part) await bench[part]();
    }
    console.log(`\n${bench.report}`);
    if (only === undefined) writeFigures(PAGE, bench.report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// What it started stops with it, however it ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
