import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@landport/platform';

/** Batches written at once, each on a connection of its own. */
export const FLUSHERS = 4;

/** How long a batch waits for an equal key that another process is writing, before its rows go one by one. */
const BATCH_PATIENCE_MS = 1_000;

/** Connections that only the intake uses, so that readers and handlers never keep a filing waiting. */
@Injectable()
export class IntakeDatabase extends Database implements OnApplicationShutdown {
  constructor(url: string) {
    const own = new URL(url);
    own.searchParams.set('lock_timeout', String(BATCH_PATIENCE_MS));
    super({ url: own.toString(), pool: FLUSHERS, name: 'filing-intake' });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}
