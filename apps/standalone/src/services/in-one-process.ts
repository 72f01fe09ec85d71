import type { Environment } from '@landport/platform';
import { setImmediate } from 'node:timers/promises';
import type { RunningApps } from './running-apps';
import { APPS, LOADERS, type AppName } from './services';

/** Runs all five in this process. */
export async function startInOneProcess(envs: Record<AppName, Environment>): Promise<RunningApps> {
  const running = await Promise.all(
    APPS.map(async (app) => ({ app, service: await LOADERS[app]()(envs[app]) })),
  );
  return {
    told: 'five services in one process',
    // The gateway first: nobody is let into a house that closes.
    stop: async () => {
      for (const isGateway of [true, false]) {
        const some = running.filter(({ app }) => (app === 'gateway') === isGateway);
        await Promise.all(some.map(({ service }) => service.stop()));
      }
    },
  };
}

/** Reads the code of all five, to have it ready when the servers are; between any two, others have their turn. */
export async function loadAll(): Promise<void> {
  for (const app of APPS) {
    await setImmediate();
    LOADERS[app]();
  }
}
