import { runService } from '@landport/platform';
import { startFiling } from './start-filing';

void runService(startFiling, process.env);
