import { armCrashPoint, ConfigurationFault } from '@landport/platform';
import { APPS, LOADERS } from './services';

const MS_TO_STOP = 5_000;

/** What the process that started this one may send. */
export interface Order {
  /** A named point at which to die, for tests of faults. */
  readonly crashAt: string;
}

/** Runs one app for as long as the channel to the process that started this one is open. */
export async function runApp(name: string): Promise<void> {
  const app = APPS.find((known) => known === name);
  if (app === undefined || !process.send) {
    console.error('Started by the standalone alone, with the name of an app');
    process.exit(1);
  }
  try {
    const running = await LOADERS[app]()(process.env);
    const end = (): void => {
      // With the one who started it the database goes too, and a service may wait for it in vain.
      setTimeout(() => process.exit(1), MS_TO_STOP).unref();
      void running.stop().finally(() => process.exit(0));
    };
    process.on('message', ({ crashAt }: Order) => armCrashPoint(crashAt));
    process.on('disconnect', end);
    if (process.connected) process.send('listening');
    else end();
  } catch (error) {
    console.error(error instanceof ConfigurationFault ? error.message : error);
    process.exit(1);
  }
}
