import { setTimeout as sleep } from 'node:timers/promises';
import type { Memory, WindowUnderTest } from '../end-to-end/window-under-test';
import { Arrivals } from '../end-to-end/arrivals';
import type { Flow } from '../end-to-end/flows';
import { newRun } from '../intake/bodies';
import { closedLoop } from '../load/closed-loop';

export interface Growth {
  readonly filings: number;
  readonly before: Memory;
  readonly after: Memory;
}

const CALLERS = 16;
const SECONDS_A_PART = 5;
const SETTLE_MS = 5_000;

/** Lodges so many filings and compares what the window holds before and after, its garbage collected. */
export async function measureGrowth(
  { window, memory }: { window: WindowUnderTest['window']; memory: () => Promise<Memory> },
  flow: Flow,
  filings: number,
): Promise<Growth> {
  const bodyOf = await flow.prepare(window);
  const arrivals = await Arrivals.of(window, flow.owner, flow.type);
  const run = newRun();
  const token = await window.token(flow.owner);
  let lodged = 0;
  try {
    const before = await memory();
    while (lodged < filings) {
      await closedLoop({
        url: `${window.url}/v1/filings`,
        token,
        callers: CALLERS,
        seconds: SECONDS_A_PART,
        bodyOf: () => bodyOf(`${run}-${(lodged += 1)}`),
        expected: [flow.expected],
      });
      await arrivals.until(lodged);
    }
    await sleep(SETTLE_MS);
    return { filings: lodged, before, after: await memory() };
  } finally {
    arrivals.close();
  }
}
