import { freePort } from '@landport/local-servers';
import { APPS, type AppName } from './services';

/** The gateway's port as it is, and for the services those that follow it, or free ones where they are taken. */
export async function appPorts(gateway: number): Promise<Record<AppName, number>> {
  const behind = APPS.filter((app) => app !== 'gateway');
  const ports = await Promise.all(
    behind.map(async (app, index) => [app, await freePort(gateway + 1 + index)] as const),
  );
  return Object.fromEntries([...ports, ['gateway', gateway]]) as Record<AppName, number>;
}
