/** Values no home can have: flagged, never silently dropped. */
import type { Channel } from '../../engine/series/usage.js';

const HOME_LIMIT_KW = 30;
/** Millionths of a kWh: what a meter, a router and a clock use in a day is more. */
const LOWEST_DAY = 50_000;

/** Sentences about what looks wrong, and how many readings are meant. */
export function suspicions(channel: Channel): { count: number; sentences: string[] } {
  if (channel.commodity !== 'electricity' || channel.starts.length === 0) return { count: 0, sentences: [] };
  let above = 0;
  let highest = 0;
  const totals: number[] = [];
  let day = NaN;
  const hour = 1e6 / 3600;
  for (let i = 0; i < channel.starts.length; i++) {
    const kilowatts = channel.quantities[i]! / ((channel.ends[i]! - channel.starts[i]!) * hour);
    if (kilowatts > HOME_LIMIT_KW) above++;
    if (kilowatts > highest) highest = kilowatts;
    const next = Math.floor(channel.starts[i]! / 86_400);
    if (next === day) totals[totals.length - 1]! += channel.quantities[i]!;
    else totals.push(channel.quantities[i]!);
    day = next;
  }
  const sentences: string[] = [];
  if (above > 0)
    sentences.push(
      `${above} ${channel.direction} ${above === 1 ? 'reading is' : 'readings are'} above ${HOME_LIMIT_KW} kW (highest ${highest.toFixed(1)} kW): more than a home's connection ` +
        'usually carries. Check the unit.',
    );
  const sum = totals.reduce((all, total) => all + total, 0);
  if (channel.direction === 'import' && totals.length >= 2 && sum > 0) {
    const days = (channel.ends[channel.ends.length - 1]! - channel.starts[0]!) / 86_400;
    if (days >= 28 && sum < days * LOWEST_DAY)
      sentences.push(
        `The import is ${(sum / 1e6).toFixed(3)} kWh in ${Math.round(days)} days: less than any home uses. Check the unit, and whether a dot or comma parts thousands.`,
      );
  }
  totals.sort((a, b) => a - b);
  const median = totals[Math.floor(totals.length / 2)]!;
  if (
    totals.length >= 14 &&
    median > 0 &&
    totals[totals.length - 1]! > 10 * median &&
    channel.direction === 'import'
  ) {
    const odd = totals.filter((total) => total > 10 * median).length;
    sentences.push(
      `${odd} ${odd === 1 ? 'day has' : 'days have'} more than ten times the import of the usual day.`,
    );
  }
  return { count: above, sentences };
}
