import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WorkingCalendar } from '../domain/working-days';

const Day = z.iso.date();
const Calendar = z.object({
  closed: z.array(z.object({ from: Day, to: Day })),
  open: z.array(Day),
});

const DAY_MS = 86_400_000;

/** The working calendar of the offices. A year that its law has not yet set knows weekends alone. */
export function loadCalendar(file = join(__dirname, 'calendar-cn.json')): WorkingCalendar {
  const { closed, open } = Calendar.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { closed: new Set(closed.flatMap(daysOf)), open: new Set(open) };
}

function daysOf({ from, to }: { readonly from: string; readonly to: string }): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
