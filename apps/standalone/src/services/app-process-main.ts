import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(process.cwd(), '.cache/compiled'));

const { runApp } = require('./run-app') as typeof import('./run-app');
void runApp(process.argv[2] ?? '');
