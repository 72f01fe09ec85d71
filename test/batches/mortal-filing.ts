import { armCrashPoint, runService } from '@landport/platform';
import { startFiling } from '../../apps/filing/src/start-filing';

/** The filing service, to die at the point its first argument names. */
armCrashPoint(process.argv[2]);
void runService(startFiling, process.env);
