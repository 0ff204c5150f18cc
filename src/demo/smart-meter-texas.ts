/**
 * Writes readings the way Smart Meter Texas exports them, quirks included: an apostrophe before the ESIID, four empty rows
 * in the hour that spring skips, and an autumn second pass whose first row starts where the last one ended.
 */
import { yearMonthDay, type CivilDay } from '../engine/calendar/civil.js';
import { wallClock } from '../engine/calendar/zone.js';
import { kwhText } from '../engine/money.js';
import type { Channel } from '../engine/series/usage.js';

const HEADER =
  'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION';

const two = (value: number): string => String(value).padStart(2, '0');
const clock = (second: number): string =>
  `${two(Math.floor(second / 3600) % 24)}:${two(Math.floor(second / 60) % 60)}`;

function dateText(day: CivilDay): string {
  const { year, month, day: dayOfMonth } = yearMonthDay(day);
  return `${two(month)}/${two(dayOfMonth)}/${year}`;
}

/** The CSV text of one import channel in a time zone. */
export function smartMeterTexasCsv(channel: Channel, timezone: string): string {
  const rows = [HEADER];
  let previousEnd = -1;
  let printedEnd = 0;
  for (let i = 0; i < channel.starts.length; i++) {
    const start = channel.starts[i]!;
    const length = channel.ends[i]! - start;
    const { day, second } = wallClock(timezone, start);
    const prefix = `'${channel.meter},${dateText(day)},${dateText(day + 1)} 06:00:00`;
    const follows = previousEnd === start && second !== 0;
    for (let skipped = follows ? printedEnd : second; skipped < second; skipped += length)
      rows.push(`${prefix},${clock(skipped)},${clock(skipped + length)},,,Consumption`);
    const printedStart = follows && printedEnd > second ? printedEnd : second;
    const kwh = kwhText(channel.quantities[i]!).replace(/^0\./, '.');
    rows.push(`${prefix},${clock(printedStart)},${clock(second + length)},${kwh},A,Consumption`);
    previousEnd = channel.ends[i]!;
    printedEnd = second + length;
  }
  return `${rows.join('\n')}\n`;
}
