import { ESLint } from 'eslint';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const HANDLER = 'apps/filing/src/submit-filing/submit-filing.handler.ts';

/** What each line must be told; the other lines of the file are allowed. */
const PLANTED: Readonly<Record<string, string>> = {
  'export const a = Date.now();': 'Take the time from a Clock.',
  'export const b = new Date();': 'Take the time from a Clock.',
  'export const c = Math.random();': 'Take randomness from a Randomness.',
  'setTimeout(() => undefined, 10);': 'Take timers from Timers.',
  'setInterval(() => undefined, 10);': 'Take timers from Timers.',
  'export const d = `UPDATE filing SET decided_at = now()`;': 'Pass the time to SQL as a parameter.',
  "export const e = 'UPDATE filing SET decided_at = NOW()';": 'Pass the time to SQL as a parameter.',
  'export const f = `SELECT current_timestamp`;': 'Pass the time to SQL as a parameter.',
  'export const g = `SELECT clock_timestamp()`;': 'Pass the time to SQL as a parameter.',
};

const ALLOWED = [
  "export const at = new Date('2026-01-31T00:00:00Z');",
  'export const parsed = Date.parse("2026-01-31");',
  'export const largest = Math.max(1, 2);',
  'export const sql = `UPDATE filing SET decided_at = $1`;',
];

describe('clock, randomness and timers', () => {
  const eslint = new ESLint({ cwd: root });
  const told = async (lines: readonly string[], file: string): Promise<string[]> => {
    const results = await eslint.lintText(`${lines.join('\n')}\n`, { filePath: join(root, file) });
    return results.flatMap(({ messages }) =>
      messages.map(({ ruleId, line, message }) => `${ruleId}: ${lines[line - 1]} ${message}`),
    );
  };

  it('come in through ports everywhere that decides', async () => {
    const lines = [...Object.keys(PLANTED), ...ALLOWED];

    expect(await told(lines, HANDLER)).toEqual(
      Object.entries(PLANTED).map(([line, message]) => `no-restricted-syntax: ${line} ${message}`),
    );
  });

  it('are taken from the machine by the ports alone', async () => {
    const lines = Object.keys(PLANTED);

    expect(await told(lines, 'libs/platform/src/ports/clock.ts')).toEqual([]);
    expect(await told(lines, 'libs/platform/src/database/database.ts')).toHaveLength(lines.length);
  });
});
