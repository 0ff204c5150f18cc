/** From a reader's channels to days and hours on the home's clock. */
import { dayText } from '../../../src/engine/calendar/civil';
import { wallClock } from '../../../src/engine/calendar/zone';
import type { Channel } from '../../../src/engine/series/usage';
import type { DayRow } from '../usage/usage-view';

const DAY = 86_400;
const HOUR = 3_600;
const KWH = 1_000_000;

/** A reading longer than this says nothing about the hours of a day. */
const FINE = 2 * HOUR;

export function dayRows(channels: readonly Channel[], timezone: string): DayRow[] {
  const days = new Map<string, { row: DayRow; kwh: number; hours: number[] | null }>();
  for (const channel of channels) {
    const { direction, commodity } = channel;
    if (commodity !== 'electricity' || direction === 'submeter') continue;
    for (let i = 0; i < channel.starts.length; i++) {
      const start = channel.starts[i]!;
      const end = channel.ends[i]!;
      const spread = Math.max(1, Math.round((end - start) / DAY));
      const kwh = channel.quantities[i]! / KWH / spread;
      for (let part = 0; part < spread; part++) {
        const { day, second } = wallClock(timezone, start + part * DAY);
        const key = `${direction}${day}`;
        let found = days.get(key);
        if (!found) {
          const row: DayRow = { date: dayText(day), direction, kwh: 0, hours: null };
          days.set(key, (found = { row, kwh: 0, hours: null }));
        }
        found.kwh += kwh;
        if (end - start <= FINE) {
          found.hours ??= Array<number>(24).fill(0);
          found.hours[Math.floor(second / HOUR)]! += kwh;
        }
      }
    }
  }
  return [...days.values()]
    .map(({ row, kwh, hours }) => ({ ...row, kwh, hours }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
