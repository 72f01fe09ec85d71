import { Inject, Injectable } from '@nestjs/common';
import { Clock, isTransientDatabaseFault, reach, type Database, type Tx } from '@landport/platform';
import { EarlierLodgements } from './earlier-lodgements';
import { stillInFlight } from './intake-errors';
import type { IntakeAnswer, Lodgement } from './lodgement';
import { LodgementRows } from './lodgement-rows';

/** How long a request waits for an equal one that is still being written. */
const PATIENCE_MS = 5_000;

export const isLockTimeout = (error: unknown): boolean =>
  (error as { code?: unknown } | undefined)?.code === '55P03';

/** How long the transaction waits for any one lock from now on. */
export const waitAtMost = (tx: Tx, ms: number): Promise<unknown> =>
  tx.query(`SELECT set_config('lock_timeout', $1, true)`, [`${ms}ms`]);

/** Takes one lodgement in a transaction of its own. */
@Injectable()
export class SingleIntake {
  constructor(
    @Inject(LodgementRows) private readonly rows: LodgementRows,
    @Inject(EarlierLodgements) private readonly earlier: EarlierLodgements,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @param hold  locks and checks what the kind shares with others, before anything is written
   * @throws Problem 422 when a key stands for other content, 409 when an equal request does not end in 5 s
   */
  async take(
    db: Database,
    lodgement: Lodgement,
    hold: (tx: Tx) => Promise<void> = async () => undefined,
  ): Promise<IntakeAnswer> {
    try {
      await db.transaction(async (tx) => {
        await hold(tx);
        await waitAtMost(tx, this.patienceLeft(lodgement));
        await this.rows.insert(tx, [lodgement]);
        reach('guarded.before-commit');
      });
      reach('guarded.after-commit');
    } catch (error) {
      if (isLockTimeout(error)) throw stillInFlight();
      // An equal request that was taken before may have used up what this one asks for.
      if (isTransientDatabaseFault(error)) throw error;
      const earlier = (await this.earlier.find(db, [lodgement])).get(lodgement);
      if (!earlier) throw error;
      return this.earlier.replay(db, lodgement, earlier);
    }
    this.rows.announce();
    return answerOf(lodgement);
  }

  /** Whether it has waited for an equal one as long as it may. */
  isOutOfPatience(lodgement: Lodgement): boolean {
    return this.patienceLeft(lodgement) === 1;
  }

  private patienceLeft({ lodgedAt }: Lodgement): number {
    return Math.max(1, PATIENCE_MS - (this.clock.now().getTime() - Date.parse(lodgedAt)));
  }
}

export const answerOf = ({ answer, filing }: Lodgement): IntakeAnswer => ({
  ...answer,
  filingId: filing.id,
  replayed: false,
});
