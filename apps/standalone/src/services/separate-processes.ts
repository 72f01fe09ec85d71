import { ServerFault, type Say } from '@landport/local-servers';
import type { Environment } from '@landport/platform';
import { AppProcess } from './app-process';
import type { RunningApps } from './running-apps';
import { APPS, type AppName } from './services';

/** Runs each of the five in a process of its own that is started again whenever it dies. */
export async function startSeparately(envs: Record<AppName, Environment>, say: Say): Promise<RunningApps> {
  const processes = Object.fromEntries(
    APPS.map((app) => [app, new AppProcess(app, envs[app], say)]),
  ) as Record<AppName, AppProcess>;
  const stop = async (): Promise<void> => {
    await processes.gateway.stop();
    await Promise.all(APPS.map((app) => processes[app].stop()));
  };
  const starts = await Promise.allSettled(APPS.map((app) => processes[app].start()));
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await stop();
    throw new ServerFault((failed.reason as Error).message);
  }
  return { told: 'five services in processes of their own', processes, stop };
}
