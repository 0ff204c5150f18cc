import { describe, expect, it } from '@jest/globals';
import { daysOf, minutesOf, resetOf, seasonOf, weekOf, windowMinutes } from './clock.js';
import { WEEK } from './contract.js';

describe('minutesOf', () => {
  it.each([
    ['2200', 1320],
    ['700', 420],
    ['0', 0],
    ['0000', 0],
    ['15:00', 900],
    ['07:00:00', 420],
    ['T21:30+10:00', 1290],
    [659, 419],
  ])('reads %p as %d', (value, minutes) => expect(minutesOf(value)).toBe(minutes));

  it.each([['59::00'], ['25:00'], ['12:75'], ['noon'], [undefined]])('has no time for %p', (value) =>
    expect(minutesOf(value)).toBeUndefined(),
  );
});

describe('windowMinutes', () => {
  it.each([
    ['an inclusive end', '1500', '2059', 900, 1260],
    ['an exclusive end', '15:00', '21:00', 900, 1260],
    ['the last minute of the day', '1600', '2359', 960, 1440],
    ['midnight as an end', '16:00', '00:00', 960, 1440],
    ['a window over midnight', '2200', '0659', 1320, 420],
    ['a half hour', '0630', '0729', 390, 450],
    ['a start just after an end', '15:01', '21:00', 900, 1260],
    ['the whole day', '0000', '0000', 0, 1440],
  ])('%s', (_, start, end, from, to) => expect(windowMinutes(start, end)).toEqual({ from, to }));
});

describe('daysOf', () => {
  it.each<[unknown, readonly string[]]>([
    [['BUSINESS_DAYS'], ['mon', 'tue', 'wed', 'thu', 'fri']],
    [
      ['SAT', 'SUNDAY'],
      ['sat', 'sun'],
    ],
    ['MON|TUE', ['mon', 'tue']],
    [undefined, WEEK],
    [{ weekdays: true, saturday: false, sunday: true }, ['mon', 'tue', 'wed', 'thu', 'fri', 'sun']],
    [{ weekdays: false, saturday: false, sunday: false }, WEEK],
    [['PUBLIC_HOLIDAYS'], ['holiday']],
  ])('%p', (value, days) => expect(daysOf(value)).toEqual(days));
});

it.each([
  ['07-01', '06-30', undefined],
  ['01-01', '12-31', undefined],
  ['2026-10-01', '2026-04-30', { from: '10-01', to: '04-30' }],
  ['11-01', '03-31', { from: '11-01', to: '03-31' }],
])('season from %s to %s', (start, end, season) => expect(seasonOf(start, end)).toEqual(season));

it('begins blocks again after a year where no period is given', () => {
  expect([resetOf('P1D', []), resetOf('P1M', []), resetOf('P3M', []), resetOf(undefined, [])]).toEqual([
    'day',
    'month',
    'quarter',
    'year',
  ]);
});

it('finds the minutes of the week that nobody or several hold', () => {
  const night = { windows: [{ days: WEEK.slice(0, 5), from: 1320, to: 420 }] };
  const day = { windows: [{ days: WEEK, from: 420, to: 1330 }] };
  const week = weekOf([night, day]);
  const at = (dayIndex: number, minute: number): number => week[dayIndex * 1440 + minute]!;
  expect([at(0, 0), at(0, 419), at(0, 420), at(0, 1325), at(5, 0)]).toEqual([0, 0, 1, -2, -1]);
});
