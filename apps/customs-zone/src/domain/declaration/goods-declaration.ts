import {
  DeclarationAccepted,
  DeclarationAssessed,
  DeclarationAwaitsArrival,
  DeclarationGoodsExited,
  DeclarationRefused,
  DeclarationReleased,
  ReviewRequested,
  type Lane,
} from '@landport/contracts';
import { Aggregate, assertTransition, type MoneyValue } from '@landport/domain';
import type { Awaits } from './awaits';
import { DECLARATION_TRANSITIONS, type DeclarationStatus } from './declaration-status';
import type { DeclaredGoods } from './declared-goods';
import { alreadyReleased, type Reason } from './reasons';

export interface DeclarationState {
  readonly filingId: string;
  /** Who filed: the importer itself, or its broker. */
  readonly organisationId: string;
  readonly reference: string;
  readonly lodgedAt: string;
  readonly officeId: string;
  version: number;
  /** Raised by every change; the object's ETag. */
  revision: number;
  status: DeclarationStatus;
  mrn: string | null;
  goods: DeclaredGoods;
  /** Zone operator and enterprise of the ledger that the goods come out of. */
  zoneParties: readonly string[];
  awaits: readonly Awaits[];
  lane: Lane | null;
  laneReasons: readonly Reason[];
  /** Random draw of the risk engine, kept over versions so that nobody files again for luck. */
  riskDraw: number | null;
  acceptedAt: string | null;
  releasedAt: string | null;
  exitedAt: string | null;
  /** Hash of the newest history entry, which the next one holds; null before the first. */
  chainHead: Buffer | null;
}

export interface HistoryEntry {
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly version: number;
  readonly from: DeclarationStatus;
  readonly to: DeclarationStatus;
  readonly why: string;
}

/** What the assessment found, as the declarant is told. */
export interface AssessedTotals {
  readonly duty: MoneyValue;
  readonly vat: MoneyValue;
  readonly total: MoneyValue;
  readonly guaranteeHeld: MoneyValue;
}

/** Who acts when no person does. */
export const CUSTOMS = 'customs-zone';

/** A declaration under customs control, from acceptance to the gate. Its stream is the filing's id. */
export class GoodsDeclaration extends Aggregate {
  private entries: HistoryEntry[] = [];

  constructor(
    readonly state: DeclarationState,
    lastSequence: number,
  ) {
    super(state.filingId, lastSequence);
  }

  /** Another version takes the place of this one, unless its goods are released. */
  replace(version: number, goods: DeclaredGoods, zoneParties: readonly string[], at: string): boolean {
    const { releasedAt } = this.state;
    if (releasedAt !== null) {
      const reasons = [alreadyReleased(releasedAt)];
      this.note('newVersionRefused', at, reasons);
      this.raise(DeclarationRefused, this.state.filingId, {
        ...this.named(version),
        ...refusal(at, CUSTOMS, reasons),
      });
      return false;
    }
    this.become('submitted', 'replaced', at, CUSTOMS, `version ${version}`);
    Object.assign(this.state, { version, goods, zoneParties, lane: null, laneReasons: [], awaits: [] });
    return true;
  }

  accept(mrn: string, at: string): void {
    this.become('accepted', 'accepted', at);
    this.state.mrn = mrn;
    this.state.acceptedAt = at;
    this.raise(DeclarationAccepted, this.state.filingId, { ...this.named(), mrn, acceptedAt: at });
  }

  /** Customs cannot take it as it stands. */
  reject(reasons: readonly Reason[], at: string): void {
    this.become('rejected', 'rejected', at, CUSTOMS, wordsOf(reasons));
    this.raise(DeclarationRefused, this.state.filingId, {
      ...this.named(),
      ...refusal(at, CUSTOMS, reasons),
    });
  }

  awaitArrival(awaits: readonly Awaits[], at: string): void {
    this.become('awaitArrival', 'awaitsArrival', at, CUSTOMS, awaits.map(({ text }) => text.en).join(' '));
    this.state.awaits = awaits;
    this.raise(DeclarationAwaitsArrival, this.state.filingId, {
      ...this.named(),
      awaits: [...awaits],
      since: at,
    });
  }

  /** Duty and lane are known. Green and blue go on to release, the others to an officer. */
  assess(totals: AssessedTotals, lane: Lane, reasons: readonly Reason[], at: string): void {
    this.state.awaits = [];
    this.state.lane = lane;
    this.state.laneReasons = reasons;
    const next = this.isFree ? 'concluded' : 'manualReview';
    this.become(next, 'assessed', at, CUSTOMS, `${lane}: ${wordsOf(reasons)}`);
    this.raise(DeclarationAssessed, this.state.filingId, {
      ...this.named(),
      lane,
      ...totals,
      assessedAt: at,
    });
    if (this.isFree) return;
    const { filingId, officeId: body } = this.state;
    const review = { lane, body, requestedAt: at, reasons: [...reasons] };
    this.raise(ReviewRequested, filingId, { ...this.named(), ...review });
  }

  /** An officer found nothing against it. */
  conclude(by: string, why: string, at: string): void {
    this.become('concluded', 'approvedByOfficer', at, by, why);
  }

  release(by: string, at: string): void {
    this.become('released', 'released', at, by);
    const { filingId, mrn } = this.state;
    if (mrn === null) throw new Error(`declaration ${filingId} has no MRN`);
    this.state.releasedAt = at;
    this.raise(DeclarationReleased, filingId, { ...this.named(), mrn, releasedAt: at, releasedBy: by });
  }

  refuse(by: string, reasons: readonly Reason[], at: string): void {
    this.become('returned', 'refused', at, by, wordsOf(reasons));
    this.raise(DeclarationRefused, this.state.filingId, { ...this.named(), ...refusal(at, by, reasons) });
  }

  /** Its declarant took it back. filing told this to everyone already, so no fact is raised. */
  withdraw(by: string, why: string, at: string): boolean {
    const isOpen = (DECLARATION_TRANSITIONS[this.state.status] as readonly string[]).includes('returned');
    if (!isOpen) {
      this.note('withdrawalIgnored', at, [], by);
      return false;
    }
    this.become('returned', 'withdrawn', at, by, why);
    return true;
  }

  exit(gatePassId: string, by: string, at: string): void {
    this.become('closed', 'goodsExited', at, by);
    this.state.exitedAt = at;
    this.raise(DeclarationGoodsExited, this.state.filingId, { ...this.named(), gatePassId, exitedAt: at });
  }

  /** Leaves a trace in the history and changes nothing else. */
  note(action: string, at: string, reasons: readonly Reason[] = [], by = CUSTOMS): void {
    const { status } = this.state;
    this.tell(action, status, status, at, by, wordsOf(reasons));
  }

  /** Hands over the history written since the last call. */
  takeHistory(): readonly HistoryEntry[] {
    const taken = this.entries;
    this.entries = [];
    return taken;
  }

  /** Released without an officer; blue is looked at afterwards. */
  get isFree(): boolean {
    return this.state.lane === 'green' || this.state.lane === 'blue';
  }

  private become(to: DeclarationStatus, action: string, at: string, by = CUSTOMS, why = ''): void {
    const from = this.state.status;
    assertTransition(`Declaration ${this.state.filingId}`, DECLARATION_TRANSITIONS, from, to);
    this.state.status = to;
    this.tell(action, from, to, at, by, why);
  }

  private tell(
    action: string,
    from: DeclarationStatus,
    to: DeclarationStatus,
    at: string,
    by: string,
    why: string,
  ): void {
    this.state.revision += 1;
    this.entries.push({ at, by, action, version: this.state.version, from, to, why });
  }

  private named(version = this.state.version) {
    return { filingId: this.state.filingId, version, concerns: [...this.state.zoneParties] };
  }
}

const wordsOf = (reasons: readonly Reason[]): string => reasons.map(({ text }) => text.en).join(' ');

const refusal = (refusedAt: string, refusedBy: string, reasons: readonly Reason[]) => ({
  refusedAt,
  refusedBy,
  reasons: [...reasons],
});
