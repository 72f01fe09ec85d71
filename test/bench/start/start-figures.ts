import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { WindowUnderTest, type Memory } from '../end-to-end/window-under-test';

export interface StartFigures {
  /** Seconds, each on a new folder: database made, nothing compiled. */
  readonly first: readonly number[];
  readonly again: readonly number[];
  readonly atRest: Memory;
}

/** Opens new windows and opens them again. */
export async function measureStart(folder: string, times: number): Promise<StartFigures> {
  const first: number[] = [];
  const again: number[] = [];
  let atRest: Memory = { resident: NaN, heap: NaN };
  for (let time = 0; time < times; time += 1) {
    const options = { folder: join(folder, `start-${time}`), separate: false, kafka: false };
    const made = await WindowUnderTest.open(options);
    first.push(made.secondsToOpen);
    await made.stop();
    const opened = await WindowUnderTest.open(options);
    again.push(opened.secondsToOpen);
    atRest = await opened.memory();
    await opened.stop();
    rmSync(options.folder, { recursive: true, force: true });
  }
  return { first, again, atRest };
}
