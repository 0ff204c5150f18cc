import { expect, it } from '@jest/globals';
import { bandWindows, type BandWindow } from './label-hours.js';

it.each<[string, Record<string, unknown>, BandWindow[]]>([
  ['hours', { hours: '23:00-06:00' }, [{ from: '23:00', to: '06:00' }]],
  [
    'several',
    { hours: '05:00-09:00, 17:00-21:00' },
    [
      { from: '05:00', to: '09:00' },
      { from: '17:00', to: '21:00' },
    ],
  ],
  [
    'days in a field',
    { hours: '06:00-20:00', days: 'weekdays' },
    [{ days: ['weekday'], from: '06:00', to: '20:00' }],
  ],
  [
    'days in the words',
    { hours: 'Sat-Sun 00:00-24:00' },
    [{ days: ['sat', 'sun'], from: '00:00', to: '24:00' }],
  ],
  ['days alone', { hours: 'weekends' }, [{ days: ['weekend'] }]],
  ['a list of days', { days: ['Saturday', 'Sunday'] }, [{ days: ['sat', 'sun'] }]],
  ['months', { months: [6, 7] }, [{ months: [6, 7] }]],
  [
    'one day into another',
    { hours: 'Fri 18:00 - Mon 06:00' },
    [
      { days: ['fri'], from: '18:00', to: '24:00' },
      { days: ['sat'], from: '00:00', to: '24:00' },
      { days: ['sun'], from: '00:00', to: '24:00' },
      { days: ['mon'], from: '00:00', to: '06:00' },
    ],
  ],
  [
    'up to midnight',
    { hours: 'Fri 20:00-Mon 00:00' },
    [
      { days: ['fri'], from: '20:00', to: '24:00' },
      { days: ['sat'], from: '00:00', to: '24:00' },
      { days: ['sun'], from: '00:00', to: '24:00' },
    ],
  ],
  ['nothing', { band: 'rest' }, []],
])('%s', (_, band, windows) => expect(bandWindows(band, '')).toEqual(windows));

it('gives up on hours that no clock shows', () => {
  expect(() => bandWindows({ hours: 'nights' }, '/energy/0')).toThrow('days called "nights"');
});
