import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploy, type Deployment } from './deploy';
import { fingerprintOf } from './fingerprint';

/**
 * Deploys into the window's own database, unless the last deploy into it was the same.
 * @returns whether there was anything to do
 */
export async function deployWhenChanged(dataFolder: string, deployment: Deployment): Promise<boolean> {
  const file = join(dataFolder, 'deployed');
  const wanted = fingerprintOf(deployment.plans, deployment.clock.now(), [
    deployment.adminUrl.replace(/:\d+\//, '/'),
    deployment.bus,
  ]);
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return false;
  await deploy(deployment);
  writeFileSync(file, wanted);
  return true;
}
