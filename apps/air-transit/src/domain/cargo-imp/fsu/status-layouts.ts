import type { StatusCode } from './fsu';

/** What an element of a status line holds. */
export type Field =
  | 'flight'
  | 'flightDay'
  | 'leg'
  | 'plannedLeg'
  | 'moment'
  | 'station'
  | 'quantity'
  | 'departure'
  | 'arrival'
  | 'volume'
  | 'party'
  | 'carrier'
  | 'otherCarrier'
  | 'transferManifest'
  | 'discrepancy';

interface Layout {
  /** Elements 2, 3 … of the status line. */
  readonly first: readonly Field[];
  /** Elements 2, 3 … of the line that may follow. */
  readonly second?: readonly Field[];
}

const movement: Layout = { first: ['flight', 'flightDay', 'leg', 'quantity', 'departure', 'arrival'] };
const arrival: Layout = { first: ['flight', 'moment', 'station', 'quantity', 'departure', 'arrival'] };
const receipt: Layout = { first: ['moment', 'station', 'quantity', 'party'], second: ['volume'] };
const handover: Layout = { first: ['moment', 'station', 'quantity', 'party'] };

/** The twenty layouts of FSU/14 and /15. */
export const LAYOUTS: Readonly<Record<StatusCode, Layout>> = {
  BKD: { first: [...movement.first, 'volume'] },
  PRE: movement,
  MAN: movement,
  DEP: movement,
  ARR: arrival,
  AWR: arrival,
  RCF: arrival,
  RCS: receipt,
  FOH: receipt,
  NFD: handover,
  AWD: handover,
  DLV: handover,
  DDL: handover,
  CCD: { first: ['moment', 'station', 'quantity'] },
  TGC: { first: ['moment', 'station', 'quantity'] },
  RCT: { first: ['carrier', 'moment', 'station', 'quantity'], second: ['otherCarrier', 'party'] },
  TFD: {
    first: ['carrier', 'moment', 'station', 'quantity', 'transferManifest'],
    second: ['otherCarrier', 'party'],
  },
  TRM: { first: ['carrier', 'station', 'quantity'] },
  CRC: { first: ['moment', 'station', 'quantity', 'flight', 'flightDay', 'plannedLeg'] },
  DIS: { first: ['flight', 'moment', 'station', 'discrepancy', 'quantity'] },
};
