/** Files as a household would have them. */
import { DEMO_TIMEZONE, householdReadings } from '../../src/demo/household.js';
import { smartMeterTexasCsv } from '../../src/demo/smart-meter-texas.js';

/** A year of a Texas home in quarter hours, as Smart Meter Texas exports it. */
export const texasFile = (): { name: string; mimeType: string; buffer: Buffer } => ({
  name: 'IntervalData.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(smartMeterTexasCsv(householdReadings(), DEMO_TIMEZONE)),
});
