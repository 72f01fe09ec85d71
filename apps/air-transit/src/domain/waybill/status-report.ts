import type { QuantityValue } from '@landport/domain';
import type { DayMark, StatusCode, StatusLine } from '../cargo-imp/fsu/fsu';
import type { Findings } from '../cargo-imp/findings';
import { nearestMoment, zoneOf } from '../stations/station-clock';

/** A status as one organisation reported it, with its moments made certain. */
export interface StatusReport {
  readonly code: StatusCode;
  readonly station: string;
  readonly nextStation: string | undefined;
  readonly flight: string | undefined;
  readonly discrepancy: string | undefined;
  readonly pieces: number;
  readonly weight: QuantityValue | undefined;
  /** As told; for a status with a day alone the latest moment it can have been. */
  readonly occurredAt: Date;
  /** Latest moment it can have been, never later than its receipt: what is older than its lot is late by this. */
  readonly orderedAt: Date;
  /** Earliest moment it can have been: no later status may be refused because of more. Equal to `orderedAt` for a time told. */
  readonly earliestAt: Date;
  /** Equal for two reports that tell the same, however they were written. */
  readonly meaning: string;
  readonly line: number;
  readonly text: string;
}

const DAYS: Readonly<Record<DayMark, number>> = { P: -1, N: 1, S: 2, T: 3 };
const MINUTES_AHEAD = 10;

/**
 * Gives a status line its moment: no year and no zone are sent, so it is resolved to the date nearest to its
 * receipt, in the station's zone. What is uncertain about it is warned of in `findings`.
 */
export function reportOf(status: StatusLine, receivedAt: Date, findings: Findings): StatusReport {
  const zone = zoneOf(status.station) ?? warnOfZone(status, findings);
  const told = toldMoment(status, zone, receivedAt);
  const occurredAt = told ?? receivedAt;
  if (occurredAt.getTime() > receivedAt.getTime() + MINUTES_AHEAD * 60_000) {
    warnOfFuture(status, occurredAt, findings);
  }
  const orderedAt = earlier(occurredAt, receivedAt);
  return {
    code: status.code,
    station: status.station,
    nextStation: status.nextStation,
    flight: status.flight,
    discrepancy: status.discrepancy,
    pieces: status.quantity.pieces,
    weight: status.quantity.weight,
    occurredAt,
    orderedAt,
    earliestAt: isTimed(status) ? orderedAt : earlier(startOfDay(status, zone, receivedAt), receivedAt),
    meaning: meaningOf(status, told),
    line: status.line,
    text: status.text,
  };
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** Whether a time was told, and not a day alone or nothing. */
const isTimed = ({ moment, code, flightDay, departure }: StatusLine): boolean =>
  moment !== undefined || (code === 'DEP' && flightDay !== undefined && departure !== undefined);

const startOfDay = ({ flightDay }: StatusLine, zone: string, receivedAt: Date): Date =>
  flightDay ? nearestMoment({ ...flightDay, hour: 0, minute: 0 }, 0, zone, receivedAt) : new Date(0);

function toldMoment(status: StatusLine, zone: string, receivedAt: Date): Date | undefined {
  const { moment, flightDay, departure, code } = status;
  if (moment) {
    const { day, hour, minute, mark } = moment;
    return nearestMoment({ ...day, hour, minute }, mark ? DAYS[mark] : 0, zone, receivedAt);
  }
  if (!flightDay) return undefined;
  if (code === 'DEP' && departure) {
    const { hour, minute, mark } = departure;
    return nearestMoment({ ...flightDay, hour, minute }, mark ? DAYS[mark] : 0, zone, receivedAt);
  }
  const endOfDay = nearestMoment({ ...flightDay, hour: 23, minute: 59 }, 0, zone, receivedAt);
  return endOfDay < receivedAt ? endOfDay : undefined;
}

/** The day as written stands for the moment where that depends on the receipt. */
function meaningOf(status: StatusLine, told: Date | undefined): string {
  const { code, station, nextStation, flight, flightDay, discrepancy, quantity, carrier, unitLoads } = status;
  const when = status.moment ? told?.toISOString() : flightDay && `${flightDay.day}.${flightDay.month}`;
  return [code, station, nextStation, flight, when, discrepancy, carrier, quantity.pieces, ...unitLoads].join(
    '|',
  );
}

function warnOfZone(status: StatusLine, findings: Findings): string {
  findings.warn(
    'air/station-zone-unknown',
    { line: status.line },
    '',
    status.station,
    `The time zone of ${status.station} is not known; its times were read as UTC.`,
    'Ask the operator to add the airport to the station data.',
  );
  return 'UTC';
}

function warnOfFuture(status: StatusLine, occurredAt: Date, findings: Findings): void {
  findings.warn(
    'air/status-in-future',
    { line: status.line },
    '',
    occurredAt.toISOString(),
    `${status.code} at ${status.station} lies in the future; it was kept as told and ordered by its receipt.`,
    'Check day and time, which are local to the station.',
  );
}
