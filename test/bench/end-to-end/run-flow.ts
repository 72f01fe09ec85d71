import { setTimeout as sleep } from 'node:timers/promises';
import type { Window } from '../../story/window';
import { atShare } from '../figures/spread';
import { newRun } from '../intake/bodies';
import { openLoop } from '../load/open-loop';
import { Arrivals } from './arrivals';
import type { Flow } from './flows';

export interface FlowFigures {
  readonly perSecond: number;
  readonly sent: number;
  /** Turned away when lodged. */
  readonly refused: number;
  /** Whose webhook came. Of declarations a few are drawn for inspection, and wait for an officer. */
  readonly told: number;
  /** From the moment a filing was due to be sent to the arrival of its webhook, in ms. */
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  /** Webhooks a second while a load above this one was on. */
  readonly highest: number;
}

/** How much above its pace a flow is driven to see what it can bear. */
const OVERLOAD = 4;
const OVERLOAD_SECONDS = 8;
const WARM_UP_SECONDS = 5;

/** Lodges at the flow's pace, whatever the window does, and waits for the webhooks. */
export async function runFlow(window: Window, flow: Flow, seconds: number): Promise<FlowFigures> {
  const bodyOf = await flow.prepare(window);
  await sleep(1_000);
  const arrivals = await Arrivals.of(window, flow.owner, flow.type);
  const token = await window.token(flow.owner);
  const drive = async (perSecond: number, howLong: number) => {
    const run = newRun();
    const due = new Map<string, number>();
    const { refused } = await openLoop({
      url: `${window.url}/v1/filings`,
      token,
      perSecond,
      seconds: howLong,
      bodyOf: (n) => bodyOf(`${run}-${n}`),
      expected: [flow.expected],
      onSent: (n, dueAt) => due.set(`${run}-${n}`, dueAt),
    });
    const before =
      arrivals.at.size - [...due.keys()].filter((reference) => arrivals.at.has(reference)).length;
    await arrivals.until(before + due.size - refused);
    return { due, refused };
  };
  try {
    await drive(flow.perSecond / 2, WARM_UP_SECONDS);
    const { due, refused } = await drive(flow.perSecond, seconds);
    const waits = [...due]
      .flatMap(([reference, dueAt]) => {
        const at = arrivals.at.get(reference);
        return at === undefined ? [] : [at - dueAt];
      })
      .sort((a, b) => a - b);
    if (waits.length === 0) throw new Error(`no webhook came of ${due.size} filings`);
    const pushed = await drive(flow.perSecond * OVERLOAD, OVERLOAD_SECONDS);
    return {
      perSecond: flow.perSecond,
      sent: due.size,
      refused,
      told: waits.length,
      p50: atShare(waits, 0.5),
      p99: atShare(waits, 0.99),
      longest: waits.at(-1) ?? NaN,
      highest: rateOf([...pushed.due.keys()].flatMap((reference) => arrivals.at.get(reference) ?? [])),
    };
  } finally {
    arrivals.close();
  }
}

/** Of the middle of a row of moments, a second: neither its start nor its end counts. */
function rateOf(moments: readonly number[]): number {
  const sorted = [...moments].sort((a, b) => a - b);
  const [from, to] = [atShare(sorted, 0.1), atShare(sorted, 0.9)];
  return (sorted.length * 0.8) / ((to - from) / 1_000);
}
