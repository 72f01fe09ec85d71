import { noteLacks } from '../../libs/testing/src/left-out/lacks';
import { TestRun } from '../../libs/testing/src/run/test-run';
import { join } from 'node:path';
import { findPlans } from './find-plans';

declare global {
  // Jest hands nothing from set-up to tear-down but the process itself.
  var landportTestRun: TestRun | undefined;
}

/** The checkout. */
const root = join(__dirname, '../..');

export default async function openRun(): Promise<void> {
  noteLacks(root);
  globalThis.landportTestRun = new TestRun(root, findPlans(root));
  await globalThis.landportTestRun.open();
}
