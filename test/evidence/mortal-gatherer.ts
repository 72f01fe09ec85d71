import { armCrashPoint, runService } from '@landport/platform';
import { GatherHeads } from '../../apps/filing/src/evidence/gather-heads';
import { startFiling } from '../../apps/filing/src/start-filing';

/** The filing service at the end of an hour, to die at the point its first argument names. */
armCrashPoint(process.argv[2]);
void runService(async (env) => {
  const service = await startFiling(env);
  await service.app.get(GatherHeads, { strict: false }).gatherIfDue();
  return service;
}, process.env);
