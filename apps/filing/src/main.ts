import { startFiling } from './start-filing';

void startFiling(process.env);
