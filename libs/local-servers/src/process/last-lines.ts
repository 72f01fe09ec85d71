import { readFileSync } from 'node:fs';

/** The end of a server's log, for the message that says why it did not start. */
export const lastLinesOf = (file: string, lines = 8): string =>
  readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
