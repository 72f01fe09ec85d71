import { assertTransition, Decimal, type Transitions } from '@landport/domain';
import type { Direction } from './inventory-list';

export type PassStatus =
  'applied' | 'approved' | 'passed' | 'passedGate1' | 'passedGate2' | 'held' | 'deleted' | 'void';

/** H2018 numbers: 0 applied, 1 approved, 2 passed, 3 gate 1, 4 gate 2, 5 deleted, 6 void; `held` waits for inspection. */
export const PASS_TRANSITIONS = {
  applied: ['approved', 'deleted'],
  approved: ['passed', 'passedGate1', 'held', 'void'],
  passedGate1: ['passedGate2', 'held'],
  held: ['passed', 'passedGate1', 'passedGate2', 'void'],
  passed: [],
  passedGate2: [],
  deleted: [],
  void: [],
} as const satisfies Transitions<PassStatus>;

/** Gate pass type: 2 first line [一线一体化进出区], 3 second line [二线进出区], 4 without declaration [非报关进出区]. */
export type PassType = '2' | '3' | '4';

export interface PassLine {
  readonly lineNo: number;
  readonly quantity: Decimal;
}

export interface GatePassState {
  readonly id: string;
  readonly ledgerId: string;
  readonly listId: string;
  readonly passNo: string;
  readonly type: PassType;
  /** Bind type: 2 one list, one vehicle [一车一单]. */
  readonly bindType: '2';
  readonly direction: Direction;
  readonly grossMass: Decimal | null;
  readonly lines: readonly PassLine[];
  readonly issuedAt: string;
  status: PassStatus;
  vehicle: string | null;
  gatesPassed: number;
  passedAt: string | null;
  version: number;
}

/** Kilograms, as the gate reports them. */
export interface Weighing {
  readonly weighbridge: Decimal;
  readonly vehicle: Decimal;
  readonly frame: Decimal;
  readonly container: Decimal;
}

/** What a site's gate is like: data of the site, dated like law. */
export interface GateSite {
  readonly gates: 1 | 2;
  /** Kilograms by which the weighbridge may differ from the papers. */
  readonly weightTolerance: Decimal;
}

/** GatePass [核放单], message SAS121. Changed under the lock of its ledger. */
export class GatePass {
  constructor(readonly state: GatePassState) {}

  /**
   * The vehicle stands at the gate.
   * @returns `passed` when it is through the last gate, `atGate` between two, `held` when its weight is off
   */
  arrive(
    vehicle: string,
    weighing: Weighing | null,
    site: GateSite,
    at: string,
  ): 'passed' | 'atGate' | 'held' {
    const next = this.isWeightRight(weighing, site) ? this.nextGate(site) : 'held';
    this.become(next);
    this.state.vehicle = vehicle;
    if (next === 'held') return 'held';
    this.state.gatesPassed += 1;
    if (next === 'passedGate1') return 'atGate';
    this.state.passedAt = at;
    return 'passed';
  }

  revoke(): void {
    this.become('void');
  }

  private nextGate(site: GateSite): PassStatus {
    if (site.gates === 1) return 'passed';
    return this.state.gatesPassed === 1 ? 'passedGate2' : 'passedGate1';
  }

  /** |weighbridge - (vehicle + frame + container + gross)| ≤ tolerance; a load without papers on mass is not weighed. */
  private isWeightRight(weighing: Weighing | null, site: GateSite): boolean {
    if (weighing === null || this.state.grossMass === null) return true;
    const { weighbridge, vehicle, frame, container } = weighing;
    const papers = vehicle.plus(frame).plus(container).plus(this.state.grossMass);
    return weighbridge.minus(papers).abs().lessThanOrEqualTo(site.weightTolerance);
  }

  private become(status: PassStatus): void {
    if (status === 'held' && this.state.status === 'held') return;
    assertTransition(`Gate pass ${this.state.passNo}`, PASS_TRANSITIONS, this.state.status, status);
    this.state.status = status;
    this.state.version += 1;
  }
}
