import type { DayOfYear, Measure } from '../forms';
import type { QuantityDetail } from '../quantity-detail';

/** Status codes whose layout the standard gives. */
export const STATUS_CODES = [
  'BKD', 'MAN', 'DEP', 'PRE', 'ARR', 'AWR', 'RCF', 'RCS', 'FOH', 'RCT', 'TRM',
  'TFD', 'NFD', 'AWD', 'CCD', 'DLV', 'DDL', 'TGC', 'CRC', 'DIS',
] as const; // prettier-ignore
export type StatusCode = (typeof STATUS_CODES)[number];

/** Statuses of one message; a message may tell of several waybills. */
export interface FsuData {
  readonly consignments: readonly FsuConsignment[];
}

export interface FsuConsignment {
  readonly line: number;
  readonly awb: string;
  readonly origin?: string;
  readonly destination?: string;
  readonly quantity?: QuantityDetail;
  readonly statuses: readonly StatusLine[];
  readonly remarks: readonly string[];
  readonly regulatory: readonly { readonly text: string }[];
}

/** N next day, P previous day, S second day, T third day after the day written before it. */
export type DayMark = 'N' | 'P' | 'S' | 'T';

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly mark?: DayMark;
}

export interface LocalMoment extends TimeOfDay {
  readonly day: DayOfYear;
}

export interface FlightTime extends TimeOfDay {
  /** A actual, E estimated, S scheduled. */
  readonly type: 'A' | 'E' | 'S';
}

/** One status line with what belongs to it. Times are local to the station and without a year. */
export interface StatusLine {
  /** In the text as sent. */
  readonly line: number;
  readonly text: string;
  readonly code: StatusCode;
  /** Where it happened: for departures the airport left. */
  readonly station: string;
  readonly nextStation?: string;
  readonly flight?: string;
  readonly flightDay?: DayOfYear;
  readonly moment?: LocalMoment;
  readonly departure?: FlightTime;
  readonly arrival?: FlightTime;
  readonly quantity: QuantityDetail;
  readonly volume?: Measure;
  readonly densityGroup?: number;
  /** Received from, delivered or notified to. */
  readonly party?: string;
  /** Receives at TRM and TFD, hands over at RCT. */
  readonly carrier?: string;
  readonly otherCarrier?: string;
  readonly transferManifest?: string;
  readonly discrepancy?: string;
  readonly unitLoads: readonly string[];
  readonly remarks: readonly string[];
}
