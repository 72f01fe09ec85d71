import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Code compiled at an earlier start is read ready-made. Only what is loaded from here on gains by it.
enableCompileCache(join(process.cwd(), '.cache/compiled'));

const { runStandalone } = require('./run-standalone') as typeof import('./run-standalone');
void runStandalone(process.argv.slice(2), process.env);
