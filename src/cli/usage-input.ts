/** Usage files on the command line: the words that say how to read one, and the readings that come out. */
import { isTimeZone } from '../engine/calendar/zone.js';
import type { Channel, Usage } from '../engine/series/usage.js';
import { zoneOfMeter } from '../engine/meter-network.js';
import { gridUsage } from '../engine/series/grid-usage.js';
import { readUsage, type ReadingRefusal, type ReadOptions, type UsageReport } from '../readers/read-usage.js';
import { CliFailure } from './failure.js';
import { openSource } from './input.js';

export type UsageWords = Pick<ReadOptions, 'timezone' | 'unit' | 'meter' | 'dateOrder' | 'keep'>;

export interface Readings {
  readonly report: UsageReport;
  readonly channels: readonly Channel[];
}

/** A usage file that was not read. */
export class UsageRefused extends CliFailure {
  constructor(
    path: string,
    readonly refusal: ReadingRefusal,
  ) {
    const remedy = refusal.reason === 'conflict' ? ' (--keep first or --keep last)' : '';
    super(`${path}: ${refusal.detail}${remedy}`);
  }
}

/** Reads a usage file. @throws UsageRefused naming the file and what to do */
export async function loadReadings(path: string, words: UsageWords): Promise<Readings> {
  const { timezone, unit, meter, dateOrder, keep } = words;
  const readout = await readUsage(openSource(path), {
    fileName: path,
    timezone,
    unit,
    meter,
    dateOrder,
    keep,
  });
  if (!readout.ok) throw new UsageRefused(path, readout.refusal);
  return { report: readout.report, channels: readout.channels };
}

export interface GridReadings extends Readings {
  readonly usage: Usage;
  /** The home's zone: as the user says, else as the file shows. Plans that carry none are taken to keep its clock. */
  readonly timezone: string;
}

/** The home's grid readings on one timeline. */
export async function loadUsage(path: string, words: UsageWords): Promise<GridReadings> {
  const readings = await loadReadings(path, words);
  const usage = gridUsage(readings.channels, { meter: words.meter });
  if (!usage.ok) throw new CliFailure(`${path}: ${usage.refusal.detail}`);
  return { ...readings, usage: usage.value, timezone: homeZone(readings, words.timezone) };
}

/**
 * The clock that the home lives by. Files may keep another (market time, UTC), and then it is told on standard error where it was
 * taken from.
 */
function homeZone({ report, channels }: Readings, said: string | undefined): string {
  if (said !== undefined && isTimeZone(said)) return said;
  const { timezone, timezoneFrom } = report;
  const fixed = /^(UTC|Etc\/.*)$/.test(timezone);
  if (timezoneFrom === 'file' && !fixed) return timezone;
  const byMeter = fixed ? channels.map(({ meter }) => zoneOfMeter(meter)).find((zone) => zone) : undefined;
  const why = byMeter
    ? `by the meter's number (the file keeps ${timezone} all year)`
    : fixed
      ? 'the clock of the file, without summer time'
      : 'assumed';
  process.stderr.write(`time zone of the home: ${byMeter ?? timezone}, ${why}; --timezone names another\n`);
  return byMeter ?? timezone;
}
