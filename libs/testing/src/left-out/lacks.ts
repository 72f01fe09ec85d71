import { whyNoKafka } from '@landport/local-servers';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { whyNoManifestTools } from './manifest-tools';

/** What some tests need and a machine may lack. */
export type Means = 'kafka' | 'chromium' | 'samples' | 'manifest-tools';

/** Environment in which a run tells its workers what this machine lacks. */
const LACKS = 'LANDPORT_TEST_LACKS';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Looks round once for the whole run. @param root  the checkout */
export function noteLacks(root: string): void {
  const kafka = whyNoKafka();
  const manifestTools = whyNoManifestTools();
  const lacks: Partial<Record<Means, string>> = {
    ...(kafka !== undefined && { kafka }),
    ...(!CHROMIUM.some((path) => existsSync(path)) && { chromium: 'there is no Chromium' }),
    ...(manifestTools !== undefined && { 'manifest-tools': manifestTools }),
    ...(!existsSync(join(root, '../shared/samples')) && { samples: 'there is no ../shared/samples' }),
  };
  process.env[LACKS] = JSON.stringify(lacks);
}

/** Why a test that needs `means` cannot run here; nothing when it can. */
export const lackOf = (means: Means): string | undefined =>
  (JSON.parse(process.env[LACKS] ?? '{}') as Partial<Record<Means, string>>)[means];

/** Whether `LANDPORT_REQUIRE=kafka,chromium` insists on it: then a lack is a failure. */
export const isRequired = (means: Means): boolean =>
  (process.env.LANDPORT_REQUIRE ?? '').split(',').includes(means);
