import { ConfigurationFault, type Environment } from '../config/load-config';
import type { RunningService } from './start-service';

/**
 * Runs a service as a process of its own until it is told to stop. SIGTERM or SIGINT lets it finish what is under
 * way; a second signal does not wait, nor does one that comes while it still starts. What is cut off then is taken
 * up by the next start, as after a power cut.
 */
export async function runService(
  start: (env: Environment) => Promise<RunningService>,
  env: Environment,
): Promise<void> {
  let running: RunningService | undefined;
  const stop = (): void => {
    const service = running;
    if (!service) process.exit(1);
    running = undefined;
    service.stop().then(() => process.exit(0), fail);
  };
  // As the first process of a container it would not even be ended by a signal that it does not listen to.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  try {
    running = await start(env);
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): never {
  console.error(error instanceof ConfigurationFault ? error.message : error);
  process.exit(1);
}
