import { spreadOf, type Spread } from '../figures/spread';
import { FourInserts } from '../four-inserts';
import { closedLoop } from '../load/closed-loop';
import { startIntakeServers, type IntakeServers } from '../servers/intake-servers';
import { declarationBodies, newRun } from './bodies';
import { DatabaseAtHand } from './settle';

const CALLERS = 64;

export interface IntakeFigures {
  /** Filings, or transactions, a second. */
  readonly straight: Spread;
  readonly throughGateway: Spread;
  readonly fourInserts: Spread;
  readonly fourPrepared: Spread;
  readonly plain: Spread;
  /** Quotients within a round. */
  readonly straightToInserts: Spread;
  readonly gatewayToInserts: Spread;
  readonly straightToPrepared: Spread;
  readonly straightToPlain: Spread;
  readonly rounds: number;
  readonly bytes: number;
  readonly insertsBy: string;
  readonly database: string;
}

interface Round {
  readonly straight: number;
  readonly gateway: number;
  readonly inserts: number;
  readonly prepared: number;
  readonly plain: number;
}

/** Intake, gateway, four inserts and the plain service in turn, on one database, several times over. */
export async function measureIntake(
  dataFolder: string,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
  say: (line: string) => void,
): Promise<IntakeFigures> {
  const servers = await startIntakeServers(dataFolder);
  const database = await DatabaseAtHand.open(servers.database);
  try {
    const load = new IntakeLoad(servers, seconds);
    for (const url of [servers.filing, servers.gateway, servers.plain]) await load.on(url);
    await database.settle();
    const inserts = new FourInserts(servers.database, await database.latestFiling());
    const all: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const rate = async (work: () => Promise<number>): Promise<number> => {
        await database.settle();
        return work();
      };
      const one = {
        straight: await rate(() => load.on(servers.filing)),
        inserts: await rate(() => inserts.rate(CALLERS, seconds, 'simple')),
        prepared: await rate(() => inserts.rate(CALLERS, seconds, 'prepared')),
        gateway: await rate(() => load.on(servers.gateway)),
        plain: await rate(() => load.on(servers.plain)),
      };
      say(
        `round ${round + 1}: straight ${one.straight.toFixed(0)}, four inserts ${one.inserts.toFixed(0)}, ` +
          `prepared ${one.prepared.toFixed(0)}, ` +
          `gateway ${one.gateway.toFixed(0)}, plain ${one.plain.toFixed(0)} a second`,
      );
      all.push(one);
    }
    const of = (value: (round: Round) => number): Spread => spreadOf(all.map(value));
    return {
      straight: of((round) => round.straight),
      throughGateway: of((round) => round.gateway),
      fourInserts: of((round) => round.inserts),
      fourPrepared: of((round) => round.prepared),
      plain: of((round) => round.plain),
      straightToInserts: of((round) => round.straight / round.inserts),
      straightToPrepared: of((round) => round.straight / round.prepared),
      gatewayToInserts: of((round) => round.gateway / round.inserts),
      straightToPlain: of((round) => round.straight / round.plain),
      rounds,
      bytes: Buffer.byteLength(declarationBodies()(newRun())),
      insertsBy: inserts.by,
      database: await database.version(),
    };
  } finally {
    await database.close();
    await servers.stop();
  }
}

class IntakeLoad {
  private readonly bodyOf = declarationBodies();
  private readonly run = newRun();
  private sent = 0;

  constructor(
    private readonly servers: IntakeServers,
    private readonly seconds: number,
  ) {}

  on(url: string): Promise<number> {
    return closedLoop({
      url: `${url}/v1/filings`,
      token: this.servers.token,
      callers: CALLERS,
      seconds: this.seconds,
      bodyOf: () => this.bodyOf(`${this.run}-${(this.sent += 1)}`),
      expected: [201, 202],
    });
  }
}
