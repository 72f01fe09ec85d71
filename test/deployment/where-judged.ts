import { whyNoJudge } from './tools';

/** For what builds its programs the first time. */
export const MINUTES = 5 * 60_000;

const lack = whyNoJudge();

/** Tests that need the programs of `tools.ts`. */
export const whereJudged = lack === undefined ? describe : describe.skip;
