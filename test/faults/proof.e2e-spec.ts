import { describeWhere, startSource } from '@landport/testing';

/** As many words as a person needs who was not there. */
const LAST_LINES = 80;

async function proof(...args: string[]): Promise<void> {
  const { ended, lines } = startSource('test/faults/prove.ts', args);
  const code = await ended;
  if (code !== 0)
    throw new Error(`${args.join(' ')} ended with ${code}:\n${lines.slice(-LAST_LINES).join('\n')}`);
  const [, filings] = /(\d+) filings acknowledged .* 0 violations/.exec(lines.join('\n')) ?? [];
  expect(Number(filings)).toBeGreaterThan(Number(args[1]) * 5);
}

const MINUTES = 60_000;

describe('nothing is lost or doubled when services and PostgreSQL are killed, on the log in PostgreSQL', () => {
  it('22 times', () => proof('--kills', '22', '--seed', '1'), 8 * MINUTES);
});

describeWhere(
  'kafka',
  'nothing is lost or doubled when services and servers are killed, on Apache Kafka',
  () => {
    it('8 times', () => proof('--kills', '8', '--seed', '2', '--kafka'), 6 * MINUTES);
  },
);
