import type { ReadOptions } from './book/book.js';
import { readUsage, type UsageReadout } from './read-usage.js';

/**
 * Reads a usage file. One that tells neither its zone nor its country was recorded by the clock of the home.
 * @param homeZone IANA zone
 */
export async function readAtHome(
  bytes: Uint8Array,
  options: ReadOptions,
  homeZone: string,
): Promise<UsageReadout> {
  const readout = await readUsage(bytes, options);
  const { report } = readout;
  if (report?.timezoneFrom !== 'assumed' || report.timezone !== 'UTC' || homeZone === 'UTC') return readout;
  const again = await readUsage(bytes, { ...options, timezone: homeZone });
  return again.report ? { ...again, report: { ...again.report, timezoneFrom: 'assumed' } } : again;
}
