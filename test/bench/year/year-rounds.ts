import { join } from 'node:path';
import { spreadOf, type Spread } from '../figures/spread';
import { declarationBodies, newRun } from '../intake/bodies';
import { DatabaseAtHand } from '../intake/settle';
import { closedLoop } from '../load/closed-loop';
import { seedFilings } from '../search/million-filings';
import { startIntakeServers, type IntakeServers } from '../servers/intake-servers';

const CALLERS = 64;
const YEAR_MS = 365 * 86_400_000;

export interface YearFigures {
  readonly filings: number;
  /** Filings a second behind a year of filings, against those on empty tables; within a round. */
  readonly fullToEmpty: Spread;
}

/** The intake of two windows in turn: one that was just opened, and one that has taken filings for a year. */
export async function measureYear(
  dataFolder: string,
  {
    rounds,
    seconds,
    filings,
  }: { readonly rounds: number; readonly seconds: number; readonly filings: number },
  say: (line: string) => void,
): Promise<YearFigures> {
  const empty = await Window.open(join(dataFolder, 'empty'));
  const full = await Window.open(join(dataFolder, 'full'));
  try {
    await seedFilings(full.servers.database, filings, new Date(Date.now() - YEAR_MS), say);
    for (const window of [empty, full]) await window.intake(seconds);
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const onEmpty = await empty.intake(seconds);
      const onFull = await full.intake(seconds);
      ratios.push(onFull / onEmpty);
      say(`round ${round + 1}: empty ${onEmpty.toFixed(0)}, behind a year ${onFull.toFixed(0)} a second`);
    }
    return { filings, fullToEmpty: spreadOf(ratios) };
  } finally {
    await full.close();
    await empty.close();
  }
}

class Window {
  private readonly bodyOf = declarationBodies();
  private readonly run = newRun();
  private sent = 0;

  private constructor(
    readonly servers: IntakeServers,
    private readonly database: DatabaseAtHand,
  ) {}

  static async open(dataFolder: string): Promise<Window> {
    const servers = await startIntakeServers(dataFolder);
    return new Window(servers, await DatabaseAtHand.open(servers.database));
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.servers.stop();
  }

  async intake(seconds: number): Promise<number> {
    await this.database.settle();
    return closedLoop({
      url: `${this.servers.filing}/v1/filings`,
      token: this.servers.token,
      callers: CALLERS,
      seconds,
      bodyOf: () => this.bodyOf(`${this.run}-${(this.sent += 1)}`),
      expected: [201, 202],
    });
  }
}
