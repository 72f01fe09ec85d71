import type { Tx } from '@landport/platform';
import { Findings } from '../domain/cargo-imp/findings';
import type { FwbData } from '../domain/cargo-imp/fwb/fwb';
import type { FsuConsignment } from '../domain/cargo-imp/fsu/fsu';
import type { MasterWaybill } from '../domain/waybill/master-waybill';
import { reportOf, type StatusReport } from '../domain/waybill/status-report';
import type { LodgeOutcome, ReportOutcome } from '../domain/waybill/waybill-state';
import {
  MOST_PENDING,
  type StatusEvents,
  type StatusTaken,
  type ToldBefore,
} from '../persistence/status-events.repository';
import type { LockedWaybill } from '../persistence/waybills.repository';
import type { StatusMessage } from './read-messages';

/** What became of one status line; `known` when the same was told before. */
export interface StatusResult {
  readonly report: StatusReport;
  readonly outcome: ReportOutcome | 'known';
}

export interface ConsignmentResult {
  readonly consignment: FsuConsignment;
  readonly statuses: readonly StatusResult[];
  readonly findings: Findings;
}

/**
 * The waybills of one request, locked, with what was told of them before.
 * A status that comes before its FWB begins a draft and waits: the total of pieces, without which lots cannot be
 * cut, is the FWB's to say. When it comes, what waited is applied in order of occurrence.
 */
export class ConsignmentsAtHand {
  private readonly told = new Map<string, ToldBefore>();
  private readonly touched = new Set<MasterWaybill>();
  private statuses: StatusTaken[] = [];

  constructor(
    private readonly locked: ReadonlyMap<string, LockedWaybill>,
    private readonly statusEvents: StatusEvents,
    private readonly newId: () => string,
  ) {}

  async lodge(tx: Tx, fwb: FwbData, carrierId: string, at: Date): Promise<LodgeOutcome> {
    const { waybill } = this.get(fwb.awb);
    const told = await this.toldOf(tx, fwb.awb);
    const outcome = waybill.lodge(fwb, carrierId, at, this.newId);
    if (outcome === 'lodged') this.tryPending(waybill, told);
    if (outcome !== 'unchanged') this.touched.add(waybill);
    return outcome;
  }

  async report(tx: Tx, message: StatusMessage, reportedBy: string, at: Date): Promise<ConsignmentResult[]> {
    const results: ConsignmentResult[] = [];
    for (const [index, consignment] of message.data.consignments.entries()) {
      const findings = new Findings(`${message.pointer}/consignments/${index}`);
      if (consignment.statuses.length === 0) {
        results.push({ consignment, statuses: [], findings });
        continue;
      }
      const told = await this.toldOf(tx, consignment.awb);
      const statuses = consignment.statuses.map((status) => {
        const report = reportOf(status, at, findings);
        return { report, outcome: this.apply(consignment.awb, report, reportedBy, told) };
      });
      warnOfOutcomes(statuses, findings);
      warnOfOverage(statuses, this.get(consignment.awb).waybill.state.fwb?.pieces, findings);
      results.push({ consignment, statuses, findings });
    }
    return results;
  }

  /** Waybills that are no longer as they were read. */
  get changed(): readonly MasterWaybill[] {
    return [...this.touched];
  }

  /** Hands over what is to be written of the statuses. */
  takeStatuses(): readonly StatusTaken[] {
    const taken = this.statuses;
    this.statuses = [];
    return taken;
  }

  private apply(
    awb: string,
    report: StatusReport,
    reportedBy: string,
    told: ToldBefore,
  ): StatusResult['outcome'] {
    const { waybill } = this.get(awb);
    if (told.meanings.has(report.meaning)) {
      if (waybill.concern(reportedBy)) this.touched.add(waybill);
      return 'known';
    }
    told.meanings.add(report.meaning);
    this.touched.add(waybill);
    const outcome = waybill.report(report, reportedBy, this.newId);
    this.statuses.push({ awb, report, reportedBy, outcome });
    if (outcome === 'applied') this.tryPending(waybill, told);
    else if (isPending(outcome) && told.pending.length < MOST_PENDING)
      told.pending.push({ report, reportedBy });
    return outcome;
  }

  /** A move may make way for one that was told before it: DEP before its MAN. Ends when none moves any more. */
  private tryPending(waybill: MasterWaybill, told: ToldBefore): void {
    told.pending.sort((one, other) => one.report.orderedAt.getTime() - other.report.orderedAt.getTime());
    const moved = (): number =>
      told.pending.findIndex(
        ({ report, reportedBy }) => waybill.report(report, reportedBy, this.newId) === 'applied',
      );
    for (let index = moved(); index >= 0; index = moved()) told.pending.splice(index, 1);
  }

  private async toldOf(tx: Tx, awb: string): Promise<ToldBefore> {
    const { firstEventId } = this.get(awb);
    const told = this.told.get(awb) ?? (await this.statusEvents.toldOf(tx, awb, firstEventId));
    this.told.set(awb, told);
    return told;
  }

  private get(awb: string): LockedWaybill {
    const locked = this.locked.get(awb);
    if (!locked) throw new Error(`Waybill ${awb} was not locked`);
    return locked;
  }
}

const isPending = (outcome: ReportOutcome): boolean => outcome === 'waiting' || outcome === 'outOfOrder';

const TELL: Partial<Record<StatusResult['outcome'], readonly [code: string, why: string, remedy: string]>> = {
  waiting: [
    'air/waybill-not-lodged',
    'its FWB has not come; the status is kept and applied when it does',
    'Let the carrier send the FWB.',
  ],
  late: [
    'air/status-late',
    'the lots show something later already; it stands in the history and moved nothing',
    'Nothing need be done; check the time if this is no late report.',
  ],
  outOfOrder: [
    'air/status-out-of-order',
    'no lot is in a state to make this move; it is kept and tried again when the move before it is told',
    'Send the statuses that lead here.',
  ],
};

function warnOfOutcomes(statuses: readonly StatusResult[], findings: Findings): void {
  statuses.forEach(({ report, outcome }, index) => {
    const told = TELL[outcome];
    if (!told) return;
    const [code, why, remedy] = told;
    const message = `${report.code} at ${report.station}: ${why}.`;
    findings.warn(code, { line: report.line }, `/statuses/${index}`, report.text, message, remedy);
  });
}

/** More pieces than the waybill has are a finding of the tally, not a mistake of the message: what there is moves. */
function warnOfOverage(
  statuses: readonly StatusResult[],
  pieces: number | undefined,
  findings: Findings,
): void {
  statuses.forEach(({ report }, index) => {
    if (pieces === undefined || report.pieces <= pieces) return;
    findings.warn(
      'air/pieces-over-waybill',
      { line: report.line },
      `/statuses/${index}/pieces`,
      String(report.pieces),
      `${report.code} at ${report.station} tells of ${report.pieces} pieces, the waybill has ${pieces}.`,
      'Check the pieces; report an overage by FSU/DIS with FDCA.',
    );
  });
}
