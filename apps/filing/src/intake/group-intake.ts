import { Inject, Injectable } from '@nestjs/common';
import { isTransientDatabaseFault, isUniqueViolation, reach } from '@landport/platform';
import { EarlierLodgements } from './earlier-lodgements';
import { GroupCommit, QueueFull, type Outcome, type Waiting } from './group-commit';
import { FLUSHERS, IntakeDatabase } from './intake-database';
import { intakeFull, stillInFlight } from './intake-errors';
import { Intake } from './intake.port';
import { nameOfKey, type IntakeAnswer, type Lodgement } from './lodgement';
import { LodgementRows } from './lodgement-rows';
import { answerOf, SingleIntake } from './single-intake';

const LARGEST_BATCH = 64;
export const INTAKE_CAPACITY = Symbol('intake capacity');

type Settled = Map<Lodgement, Outcome<IntakeAnswer>>;

/** The hot path: what arrives together is inserted and committed together. */
@Injectable()
export class GroupIntake extends Intake {
  private readonly queue: GroupCommit<Lodgement, IntakeAnswer>;

  constructor(
    @Inject(IntakeDatabase) private readonly db: IntakeDatabase,
    @Inject(LodgementRows) private readonly rows: LodgementRows,
    @Inject(EarlierLodgements) private readonly earlier: EarlierLodgements,
    @Inject(SingleIntake) private readonly single: SingleIntake,
    @Inject(INTAKE_CAPACITY) capacity: number,
  ) {
    super();
    this.queue = new GroupCommit({
      capacity,
      flushers: FLUSHERS,
      largest: LARGEST_BATCH,
      keysOf: ({ keys }) => keys.map(nameOfKey),
      write: (batch) => this.write(batch),
    });
  }

  async take(lodgement: Lodgement): Promise<IntakeAnswer> {
    try {
      return await this.queue.submit(lodgement);
    } catch (error) {
      if (error instanceof QueueFull) throw intakeFull();
      throw error;
    }
  }

  private async write(batch: readonly Waiting<Lodgement>[]): Promise<Outcome<IntakeAnswer>[]> {
    const settled: Settled = new Map();
    const repeated = batch.filter(({ followed }) => followed).map(({ item }) => item);
    await this.answerEarlier(repeated, settled);
    for (const each of repeated) {
      if (!settled.has(each) && this.single.isOutOfPatience(each))
        settled.set(each, { error: stillInFlight() });
    }
    const fresh = batch.map(({ item }) => item).filter((item) => !settled.has(item));
    await this.insert(fresh, settled);
    return batch.map(({ item }) => settled.get(item)!);
  }

  /** All in one statement; else those that stood already are answered and the rest tried once more, then singly. */
  private async insert(lodgements: readonly Lodgement[], settled: Settled, again = false): Promise<void> {
    if (lodgements.length === 0) return;
    try {
      reach('intake.before-commit');
      await this.rows.insert(this.db, lodgements);
      reach('intake.after-commit');
      this.rows.announce();
      for (const each of lodgements) settled.set(each, { result: answerOf(each) });
    } catch (error) {
      if (isTransientDatabaseFault(error)) throw error;
      if (isUniqueViolation(error)) await this.answerEarlier(lodgements, settled);
      const rest = lodgements.filter((each) => !settled.has(each));
      if (rest.length < lodgements.length && !again) return this.insert(rest, settled, true);
      for (const each of rest) settled.set(each, await outcomeOf(this.single.take(this.db, each)));
    }
  }

  private async answerEarlier(lodgements: readonly Lodgement[], settled: Settled): Promise<void> {
    if (lodgements.length === 0) return;
    const found = await this.earlier.find(this.db, lodgements);
    for (const [lodgement, earlier] of found) {
      settled.set(lodgement, await outcomeOf(this.earlier.replay(this.db, lodgement, earlier)));
    }
  }
}

const outcomeOf = <Result>(promise: Promise<Result>): Promise<Outcome<Result>> =>
  promise.then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
