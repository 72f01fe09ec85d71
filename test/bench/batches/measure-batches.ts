import type { BatchView } from '@landport/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { atShare } from '../figures/spread';
import { declarationBodies, newRun } from '../intake/bodies';
import { startIntakeServers, type IntakeServers } from '../servers/intake-servers';
import { residentMb } from '../servers/program';
import { BATCH_FILES, type BatchFile } from './batch-files';

export const ROWS_A_BATCH = 10_000;
const LOOK_MS = 50;

export interface BatchFigures {
  readonly format: string;
  readonly seconds: readonly number[];
  /** Highest resident memory over that before the upload. */
  readonly grownMb: readonly number[];
  /** 99th percentile of a filing lodged meanwhile, in ms. */
  readonly others: readonly number[];
}

type One = readonly [seconds: number, grownMb: number, others: number];

/** Files each format so many times on a service that has been warm. */
export async function measureBatches(
  dataFolder: string,
  times: number,
  say: (line: string) => void,
): Promise<BatchFigures[]> {
  const servers = await startIntakeServers(dataFolder);
  const figures: BatchFigures[] = [];
  try {
    await fileOne(servers, BATCH_FILES[0]!, 1_000);
    for (const file of BATCH_FILES) {
      const runs: One[] = [];
      for (let time = 0; time < times; time += 1) runs.push(await fileOne(servers, file, ROWS_A_BATCH));
      const of = (index: 0 | 1 | 2): number[] => runs.map((run) => run[index]);
      say(
        `${file.format}: ${runs.map((run) => run.map((value) => value.toFixed(1)).join(' / ')).join('; ')}`,
      );
      figures.push({ format: file.format, seconds: of(0), grownMb: of(1), others: of(2) });
    }
  } finally {
    await servers.stop();
  }
  return figures;
}

async function fileOne(servers: IntakeServers, file: BatchFile, rows: number): Promise<One> {
  const run = newRun();
  const body = new Uint8Array(file.of(run, rows));
  const headers = { authorization: `Bearer ${servers.token}` };
  const before = residentMb(servers.filingPid) ?? NaN;
  let most = before;
  const stop = new AbortController();
  const others = lodgeMeanwhile(servers, `${run}-other`, stop.signal);
  const began = performance.now();
  const answer = await fetch(`${servers.filing}/v1/batches?kind=import-declaration`, {
    method: 'POST',
    headers: { ...headers, 'content-type': file.contentType },
    body,
  });
  if (answer.status !== 202) throw new Error(await answer.text());
  let batch = (await answer.json()) as BatchView;
  while (batch.endedAt === undefined) {
    await sleep(LOOK_MS);
    most = Math.max(most, residentMb(servers.filingPid) ?? NaN);
    batch = (await (
      await fetch(servers.filing + batch.links['self']!.href, { headers })
    ).json()) as BatchView;
  }
  const seconds = (performance.now() - began) / 1_000;
  stop.abort();
  if (batch.rows.lodged !== rows) throw new Error(`not all were lodged: ${JSON.stringify(batch)}`);
  return [seconds, most - before, atShare(await others, 0.99)];
}

/** One caller's filings, one after the other. @returns how long each took in ms, sorted */
async function lodgeMeanwhile(servers: IntakeServers, run: string, signal: AbortSignal): Promise<number[]> {
  const bodyOf = declarationBodies();
  const headers = { authorization: `Bearer ${servers.token}`, 'content-type': 'application/json' };
  const times: number[] = [];
  for (let number = 0; !signal.aborted; number += 1) {
    const began = performance.now();
    const body = bodyOf(`${run}-${number}`);
    const answer = await fetch(`${servers.filing}/v1/filings`, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    if (answer.status !== 202) throw new Error(`a filing meanwhile: ${answer.status}`);
    times.push(performance.now() - began);
    await sleep(5);
  }
  return times.sort((one, other) => one - other);
}
