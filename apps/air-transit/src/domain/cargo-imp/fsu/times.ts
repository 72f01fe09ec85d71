import { DAY, type Form } from '../forms';
import type { DayMark, FlightTime, LocalMoment, TimeOfDay } from './fsu';

const MARKED = /^([01]\d|2[0-3])([0-5]\d)(?:-([NPST]))?$/;

function timeOf(text: string): TimeOfDay | undefined {
  const match = MARKED.exec(text);
  if (!match) return undefined;
  const mark = match[3] as DayMark | undefined;
  return { hour: Number(match[1]), minute: Number(match[2]), ...(mark && { mark }) };
}

export const MOMENT: Form<LocalMoment> = {
  expected: 'a day, a month and a local time',
  example: '24NOV1830',
  read: (text) => {
    const day = DAY.read(text.slice(0, 5));
    const time = timeOf(text.slice(5));
    return day && time && { day, ...time };
  },
};

export const FLIGHT_TIME: Form<FlightTime> = {
  expected: 'A, E or S with a local time, and -N, -P, -S or -T for another day',
  example: 'A1830-N',
  read: (text) => {
    const type = /^[AES]/.exec(text)?.[0] as FlightTime['type'] | undefined;
    const time = timeOf(text.slice(1));
    return type && time && { type, ...time };
  },
};
