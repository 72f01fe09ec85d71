import { spreadOf, type Spread } from '../figures/spread';
import { startIntakeServers, type IntakeServers } from '../servers/intake-servers';
import { seedFilings } from './million-filings';

const CALLERS = 4;
const YEAR_MS = 365 * 86_400_000;

export interface SearchFigures {
  /** Milliseconds, by round. */
  readonly p50: Spread;
  readonly p99: Spread;
  readonly filings: number;
  readonly queries: number;
}

/** What traders look for, common and rare, with everything a year of filings makes hard. */
const QUERIES: readonly ((n: number, from: Date) => string)[] = [
  (n) => `reference=S-${n}`,
  (n) => `reference=S-${String(n).slice(0, 2)}`,
  () => 'reference=S-',
  (n) => `mrn=26CN${String(n).padStart(13, '0')}0`,
  (n) => `ucr=6CN91500000-${n}`,
  (n) => `awb=999-${String(n * 7).padStart(8, '0')}`,
  (n) => `party=supplier%20${n % 20_000}`,
  () => 'party=ltd',
  (n) => `party=carrier%20${n % 7}&status=refused`,
  (n) => `party=exporter%20${n % 2_000}&kind=import-declaration`,
  () => 'party=yuzhou',
  (n) => `q=6cn91500000-${n}`,
  () => 'q=S-',
  () => 'status=queried',
  () => 'status=refused,queried&kind=high-tech-recognition',
  () => 'kind=export-declaration&lane=red',
  (n, from) => `submittedAfter=${at(from, n)}&submittedBefore=${at(from, n + 5_000)}`,
  (n, from) => `decidedAfter=${at(from, n)}&decidedBefore=${at(from, n + 5_000)}&status=released`,
  () => '',
];

/** The n-th filing's moment. */
const at = (from: Date, n: number): string => new Date(from.getTime() + n * 31_536).toISOString();

/** Searches by one organisation with a quarter of all filings, straight at the service. */
export async function measureSearch(
  dataFolder: string,
  {
    rounds,
    filings,
    queries,
  }: { readonly rounds: number; readonly filings: number; readonly queries: number },
  say: (line: string) => void,
): Promise<SearchFigures> {
  const servers = await startIntakeServers(dataFolder);
  try {
    const from = new Date(Math.floor((Date.now() - YEAR_MS) / 1_000) * 1_000);
    await seedFilings(servers.database, filings, from, say);
    const p50: number[] = [];
    const p99: number[] = [];
    await searched(servers, from, filings, queries);
    for (let round = 0; round < rounds; round += 1) {
      const times = await searched(servers, from, filings, queries);
      p50.push(times[Math.floor(times.length * 0.5)]!);
      p99.push(times[Math.floor(times.length * 0.99)]!);
      say(`round ${round + 1}: p50 ${p50.at(-1)!.toFixed(1)} ms, p99 ${p99.at(-1)!.toFixed(1)} ms`);
    }
    return { p50: spreadOf(p50), p99: spreadOf(p99), filings, queries };
  } finally {
    await servers.stop();
  }
}

/** @returns milliseconds of each search, shortest first */
async function searched(
  { filing, token }: IntakeServers,
  from: Date,
  filings: number,
  queries: number,
): Promise<number[]> {
  const times: number[] = [];
  let asked = 0;
  const call = async (): Promise<void> => {
    for (let n = (asked += 1); n <= queries; n = asked += 1) {
      // A step that shares no factor with the number of filings visits all of them.
      const one = 4 * (((n * 7_919) % Math.floor(filings / 4)) + 1);
      const query = QUERIES[n % QUERIES.length]!(one, from);
      const began = performance.now();
      const answer = await fetch(`${filing}/v1/filings?${query}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const text = await answer.text();
      const took = performance.now() - began;
      if (answer.status !== 200) throw new Error(`${query} answered ${answer.status}: ${text.slice(0, 500)}`);
      times.push(took);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, call));
  return times.sort((a, b) => a - b);
}
