import type { Findings } from '../findings';
import { AIRPORT, CARRIER, type Form } from '../forms';
import { LineReader } from '../line';
import type { Segment } from '../message-text';
import type { FwbData, RoutePoint } from './fwb';

const FLIGHT: Form<{ carrier: string; number: string }> = {
  expected: 'a flight: carrier and number',
  example: 'CA1234',
  read: (text) => {
    const match = /^([A-Z0-9]{2})(\d{3,4}[A-Z]?)$/.exec(text);
    return match?.[1] && match[2] ? { carrier: match[1], number: match[2] } : undefined;
  },
};

const DAY_OF_MONTH: Form<number> = {
  expected: 'a day of the month in two digits',
  example: '24',
  read: (text) => (/^(0[1-9]|[12]\d|3[01])$/.test(text) ? Number(text) : undefined),
};

/** FLT: pairs of flight and day. They are wishes of the booking, so what does not fit is a warning. */
export function readFlights(segment: Segment, findings: Findings): FwbData['flights'] {
  const flights: { carrier: string; number: string; day: number }[] = [];
  for (const line of segment.lines) {
    const reader = new LineReader(line, findings, 'warning');
    for (let element = 2; element <= line.elements.length; element += 2) {
      const field = `/flights/${flights.length}`;
      const flight = reader.required(element, FLIGHT, field);
      const day = reader.required(element + 1, DAY_OF_MONTH, `${field}/day`);
      if (flight && day !== undefined) flights.push({ ...flight, day });
    }
  }
  return flights;
}

const POINT: Form<RoutePoint> = {
  expected: 'an airport and a carrier',
  example: 'CKGCA',
  read: (text) => {
    const airport = AIRPORT.read(text.slice(0, 3));
    const carrier = CARRIER.read(text.slice(3));
    if (airport === undefined || (text.length > 3 && carrier === undefined)) return undefined;
    return { airport, ...(carrier !== undefined && { carrier }) };
  },
};

/**
 * RTG: one to three points, each an airport and the carrier that flies there.
 * A last point that is not the destination is told and kept: public samples of working systems have it.
 */
export function readRoute(
  segment: Segment,
  destination: string | undefined,
  findings: Findings,
): RoutePoint[] {
  const line = segment.lines[0];
  if (!line) return [];
  const reader = new LineReader(line, findings);
  if (line.elements.length < 2) reader.required(2, POINT, '/route/0');
  const route = reader.each(2, POINT, '/route');
  const last = route.at(-1)?.airport;
  if (last !== undefined && destination !== undefined && last !== destination) {
    findings.warn(
      'air/route-ends-elsewhere',
      { line: line.number, element: line.elements.length },
      `/route/${route.length - 1}`,
      last,
      `The route ends at ${last}, the waybill's destination is ${destination}.`,
      `Let RTG end with ${destination}, or correct the destination behind the waybill number.`,
    );
  }
  return route;
}
