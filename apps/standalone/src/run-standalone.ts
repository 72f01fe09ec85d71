import { ServerFault } from '@landport/local-servers';
import { ConfigurationFault, type Environment } from '@landport/platform';
import { greetingOf } from './greeting';
import { HELP, optionsOf } from './options';
import { Progress } from './progress';
import { startStandalone } from './start-standalone';

/** The window as a command: starts it, says where it is, stops it when asked to. */
export async function runStandalone(args: readonly string[], env: Environment): Promise<void> {
  if (args.includes('--help')) return console.log(HELP);
  try {
    const progress = new Progress((line) => console.log(line));
    const window = await startStandalone(optionsOf(args), env, progress);
    console.log(greetingOf(window, progress.seconds()));
    stopOnSignal(() => window.stop());
  } catch (error) {
    const isExpected = error instanceof ServerFault || error instanceof ConfigurationFault;
    console.error(isExpected ? error.message : error);
    process.exit(1);
  }
}

/** After this the watchdogs finish what is left. */
const MS_TO_STOP = 30_000;

/** The first signal stops in order; a second one does not wait, and leaves the rest to the watchdogs. */
function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      console.log('\nstopping');
      setTimeout(() => process.exit(1), MS_TO_STOP).unref();
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
