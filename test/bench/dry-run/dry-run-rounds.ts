import { spreadOf, type Spread } from '../figures/spread';
import { declarationBodies, newRun } from '../intake/bodies';
import { closedLoop } from '../load/closed-loop';
import { startIntakeServers } from '../servers/intake-servers';

const CALLERS = 64;

/** Dry runs of the declaration that the intake is measured with, a second. */
export async function measureDryRun(
  dataFolder: string,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
  say: (line: string) => void,
): Promise<Spread> {
  const servers = await startIntakeServers(dataFolder);
  try {
    const bodyOf = declarationBodies();
    const run = newRun();
    let sent = 0;
    const load = (): Promise<number> =>
      closedLoop({
        url: `${servers.filing}/v1/filings?validate=only`,
        token: servers.token,
        callers: CALLERS,
        seconds,
        bodyOf: () => bodyOf(`${run}-${(sent += 1)}`),
        expected: [200],
      });
    await load();
    const rates: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      rates.push(await load());
      say(`round ${round + 1}: ${rates.at(-1)!.toFixed(0)} dry runs a second`);
    }
    return spreadOf(rates);
  } finally {
    await servers.stop();
  }
}
