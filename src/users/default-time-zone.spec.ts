import { describe, expect, it } from '@jest/globals';
import { isTimeZone } from '../engine/calendar/zone.js';
import { defaultTimeZone } from './default-time-zone.js';

describe('defaultTimeZone', () => {
  it.each([
    ['US', '77002', 'America/Chicago'],
    ['US', '79901', 'America/Denver'],
    ['US', '10001', 'America/New_York'],
    ['US', '85001', 'America/Phoenix'],
    ['US', '94105', 'America/Los_Angeles'],
    ['US', '96813', 'Pacific/Honolulu'],
    ['US', '30301', 'America/New_York'],
    ['US', '37201', 'America/Chicago'],
    ['AU', '2000', 'Australia/Sydney'],
    ['AU', '6000', 'Australia/Perth'],
    ['IE', 'D02 X285', 'Europe/Dublin'],
  ])('%s %s is in %s', (country, postcode, zone) => {
    expect(defaultTimeZone(country, postcode)).toBe(zone);
    expect(isTimeZone(zone)).toBe(true);
  });

  it.each([
    ['US', 'x'],
    ['BR', '01000-000'],
  ])('does not guess for %s %s', (country, postcode) => {
    expect(defaultTimeZone(country, postcode)).toBeUndefined();
  });
});
