import type { LotStatus } from '@landport/contracts';
import type { FwbData } from '../cargo-imp/fwb/fwb';
import type { LotState } from './cargo-lot';

export interface WaybillState {
  readonly awb: string;
  /** Undefined while only status messages are known of it. */
  readonly fwb: FwbData | undefined;
  readonly carrierId: string | undefined;
  readonly lodgedAt: Date | undefined;
  /** Organisations that are told: the carrier, and whoever reported a status. */
  readonly concerns: readonly string[];
  readonly lots: readonly LotState[];
  readonly lastSequence: number;
}

/** A lot's change of status and the report that caused it. */
export interface LotMove {
  readonly lotId: string;
  readonly lotNo: number;
  readonly from: LotStatus;
  readonly to: LotStatus;
  readonly station: string;
  readonly pieces: number;
  readonly occurredAt: Date;
  readonly meaning: string;
}

/**
 * What became of a report: `applied` to lots, `waiting` for the FWB, `recorded` because it moves nothing,
 * `late` behind what the lots show already, `outOfOrder` where no lot can make the move.
 */
export type ReportOutcome = 'applied' | 'waiting' | 'recorded' | 'late' | 'outOfOrder';

export type LodgeOutcome = 'lodged' | 'amended' | 'unchanged';
