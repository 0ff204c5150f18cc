/** An account's stored days, as the charts need them. */
import { api } from '../api/client';
import type { DayDto } from '../api/schema';
import { today } from '../format';
import type { DayRow } from './usage-view';

const PAGE = 100;
const PAGES = 16;

/** Hours of a day from its readings; null when they are coarser than hours. */
function hoursOf({ intervalMinutes, readings }: DayDto): number[] | null {
  if (!readings || intervalMinutes > 60 || readings.length < 23) return null;
  const hours = Array<number>(24).fill(0);
  const perHour = 60 / intervalMinutes;
  // On days with a clock change the last or first hours are not the wall clock's; the sums are.
  readings.forEach(
    (kwh, i) => (hours[Math.min(23, Math.floor(i / perHour))]! += kwh === null ? 0 : Number(kwh)),
  );
  return hours;
}

/** The days of the year before `to`, newest page first from the service. */
export async function storedDays(query: { from: string; meterId?: string }): Promise<DayRow[]> {
  const rows: DayRow[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const found = await api('GET /usage/days', {
      query: { ...query, readings: true, limit: PAGE, ...(cursor && { cursor }) },
    });
    for (const day of found.items) {
      const { direction, commodity, date, total } = day;
      if (commodity !== 'electricity' || direction === 'submeter') continue;
      rows.push({ date, direction, kwh: Number(total), hours: hoursOf(day) });
    }
    if (!found.next) break;
    cursor = found.next;
  }
  return merged(rows);
}

/** Registers of one direction and day are added up. */
function merged(rows: readonly DayRow[]): DayRow[] {
  const days = new Map<string, DayRow>();
  for (const row of rows) {
    const key = row.direction + row.date;
    const before = days.get(key);
    days.set(
      key,
      before ? { ...row, kwh: before.kwh + row.kwh, hours: added(before.hours, row.hours) } : row,
    );
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

const added = (a: readonly number[] | null, b: readonly number[] | null): readonly number[] | null =>
  a && b ? a.map((value, hour) => value + b[hour]!) : (a ?? b);

/** The day a year before the last reading. */
export function yearBefore(last: string = today()): string {
  const [year, rest] = [last.slice(0, 4), last.slice(4)];
  return `${Number(year) - 1}${rest === '-02-29' ? '-02-28' : rest}`;
}
