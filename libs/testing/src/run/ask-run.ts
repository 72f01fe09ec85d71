import { RUN_ADDRESS } from './test-run';

/** Asks the run for one of its servers; the first to ask waits until it has started. */
export async function askRun<Answer>(server: string): Promise<Answer> {
  const address = process.env[RUN_ADDRESS];
  if (address === undefined) throw new Error('No test run is open: run the tests with npm test');
  const response = await fetch(`${address}/${server}`);
  if (!response.ok) throw new Error(`${server} did not start for the tests: ${await response.text()}`);
  return (await response.json()) as Answer;
}
