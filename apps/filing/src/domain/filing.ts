import {
  FilingAccepted,
  FilingAssessed,
  FilingAwaitsArrival,
  FilingErased,
  FilingLodged,
  FilingReleased,
  FilingWithdrawn,
  GoodsExited,
  type FilingStatus,
} from '@landport/contracts';
import { AuctionedFiling } from './auctioned-filing';
import { assertErasable } from './closed-filing';
import type { CustomsProgress } from './customs-progress';
import { AnotherFiling, FilingNotOpen } from './filing-errors';
import type { FilingState, Submission } from './filing-state';
import { mayBecome } from './filing-status';
import type { Actor } from './history-entry';

export type { FilingState, StepOfFiling, Submission } from './filing-state';

type Identity = 'id' | 'organisationId' | 'concerns';
type Assessment = Omit<NonNullable<CustomsProgress['assessment']>, 'assessedAt'>;

/** One filing from lodgement to decision. Time and who acts are arguments; facts and history are what comes out. */
export class Filing extends AuctionedFiling {
  static lodge(who: Pick<FilingState, Identity>, what: Submission, by: Actor, at: string): Filing {
    const { kind, reference, kindValidFrom, mode } = what;
    const filing = new Filing(
      {
        ...who,
        kind,
        reference,
        kindValidFrom,
        mode,
        version: 1,
        revision: 1,
        status: 'lodged',
        lodgedAt: at,
        changedAt: at,
        mrn: null,
        lane: null,
        decision: null,
        customs: {},
        steps: [],
      },
      0,
    );
    filing.tell('lodged', by, at);
    filing.raiseLodged(what, at);
    return filing;
  }

  /** A later version takes the place of this one: what was found about the earlier no longer holds. */
  correct(what: Submission, by: Actor, at: string, why?: string): void {
    for (const field of ['kind', 'reference'] as const) {
      if (what[field] !== this.state[field]) throw new AnotherFiling(field, this.state[field], what[field]);
    }
    if (!mayBecome(this.state.status, 'lodged')) throw new FilingNotOpen('corrected', this.state.status);
    this.become('lodged');
    this.state.version += 1;
    this.state.kindValidFrom = what.kindValidFrom;
    this.state.mode = what.mode;
    this.state.lane = null;
    this.state.decision = null;
    this.state.customs = {};
    this.state.steps = [];
    this.tell('corrected', by, at, why);
    this.raiseLodged(what, at);
  }

  withdraw(reason: string, by: Actor, at: string): void {
    if (!mayBecome(this.state.status, 'withdrawn')) throw new FilingNotOpen('withdrawn', this.state.status);
    this.become('withdrawn');
    this.closeStep('ended', at);
    this.tell('withdrawn', by, at, reason);
    this.raise(FilingWithdrawn, this.state.id, { ...this.named(), withdrawnAt: at, reason });
  }

  accept(mrn: string, by: Actor, at: string): void {
    this.state.mrn = mrn;
    this.tell('accepted', by, at);
    this.raise(FilingAccepted, this.state.id, { ...this.named(), mrn, acceptedAt: at });
  }

  awaitArrival(awaits: NonNullable<CustomsProgress['awaits']>, by: Actor, since: string): void {
    this.become('awaitingArrival');
    this.state.customs = { ...this.state.customs, awaits };
    this.tell('awaitsArrival', by, since, awaits.map(({ text }) => text.en).join(' '));
    this.raise(FilingAwaitsArrival, this.state.id, { ...this.named(), awaits: [...awaits], since });
  }

  assess(assessment: Assessment, by: Actor, at: string): void {
    const { awaits: _arrived, ...customs } = this.state.customs;
    this.state.customs = { ...customs, assessment: { ...assessment, assessedAt: at } };
    this.state.lane = assessment.lane;
    this.tell('assessed', by, at);
    this.raise(FilingAssessed, this.state.id, { ...this.named(), ...assessment, assessedAt: at });
  }

  /** @param version  an earlier one than this where a correction crossed its release: that one stands */
  release(version: number, mrn: string, releasedBy: string, by: Actor, at: string): void {
    this.become('released');
    this.state.mrn = mrn;
    this.state.customs = { ...this.state.customs, releasedAt: at };
    const isCrossed = version < this.state.version;
    const why = `Version ${version} was released before version ${this.state.version} reached customs.`;
    this.tell('released', by, at, isCrossed ? why : undefined);
    this.raise(FilingReleased, this.state.id, { ...this.named(), version, mrn, releasedAt: at, releasedBy });
  }

  recordExit(gatePassId: string, by: Actor, at: string): void {
    this.state.customs = { ...this.state.customs, exitedAt: at };
    this.tell('goodsExited', by, at);
    this.raise(GoodsExited, this.state.id, { ...this.named(), gatePassId, exitedAt: at });
  }

  /**
   * Personal data goes, what was done stays. Who keeps copies learns of it from the fact.
   * @throws NotErasableYet
   */
  erase(reason: string, by: Actor, at: string, keptForDays: number): void {
    assertErasable(this.state, keptForDays, at);
    this.tell('erased', by, at, reason);
    this.raise(FilingErased, this.state.id, { ...this.named(), erasedAt: at, reason });
  }

  /**
   * Whether an answer to `version` that asks for `status` still finds the filing where it left it. A release, and
   * what follows it, holds whatever was lodged meanwhile: the goods are gone.
   */
  canTake(version: number, status?: FilingStatus): boolean {
    const isOfThisVersion = version === this.state.version;
    const isOfRelease = status === 'released' || this.state.status === 'released';
    if (!isOfThisVersion && !isOfRelease) return false;
    return status === undefined || mayBecome(this.state.status, status);
  }

  private raiseLodged({ content, digest }: Submission, at: string): void {
    const { kindValidFrom, mode } = this.state;
    const data = { ...this.named(), kindValidFrom, mode, lodgedAt: at, digest, ...content };
    this.raise(FilingLodged, this.state.id, data);
  }
}
