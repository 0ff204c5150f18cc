/** Files as a household would have them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_TIMEZONE, householdReadings } from '../../src/demo/household.js';
import { smartMeterTexasCsv } from '../../src/demo/smart-meter-texas.js';

interface UsageFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const csv = (buffer: Buffer): UsageFile => ({ name: 'IntervalData.csv', mimeType: 'text/csv', buffer });

/** A year of a Texas home in quarter hours, as Smart Meter Texas exports it. */
export const texasFile = (): UsageFile =>
  csv(Buffer.from(smartMeterTexasCsv(householdReadings(), DEMO_TIMEZONE)));

/** Of a real home: 1 March 2022 to 14 January 2023. */
const REAL = join(
  process.env['REFERENCE_DIR'] ?? '../shared/reference',
  'usage/smart-meter-texas/IntervalData_2022_2023_A.csv',
);

/** A real export where the reference data are at hand, else a made-up one; with the days that are in it. */
export const realTexasFile = (): { readonly file: UsageFile; readonly days: number } =>
  existsSync(REAL) ? { file: csv(readFileSync(REAL)), days: 320 } : { file: texasFile(), days: 365 };
