/** The sample home: a year of readings as a file, read like any other. */
import { DEMO_TIMEZONE, householdReadings } from '../../../src/demo/household';
import { smartMeterTexasCsv } from '../../../src/demo/smart-meter-texas';
import type { ReadRequest } from './protocol';

export const sampleFile = (): ReadRequest => ({
  bytes: new TextEncoder().encode(smartMeterTexasCsv(householdReadings(), DEMO_TIMEZONE)),
  options: { fileName: 'sample-home.csv' },
  homeZone: DEMO_TIMEZONE,
});
