import { expect, it } from '@jest/globals';
import { spansIn, weekdaysIn } from './clock-words.js';

it.each([
  [
    '0630 to 0930 and 1530 to 2330 on all days',
    [
      [390, 570],
      [930, 1410],
    ],
  ],
  ['2330 to 0630 on all days', [[1410, 390]]],
  [
    '06:00 - 10:00; 15:00 - 01:00',
    [
      [360, 600],
      [900, 60],
    ],
  ],
  [
    'Peak rates apply 6:30am to 9:30am and 3:30pm to 11:30pm.',
    [
      [390, 570],
      [930, 1410],
    ],
  ],
  ['maximum between 2pm and 8pm on business days', [[840, 1200]]],
  ['the maximum between 4 PM and 8 PM', [[960, 1200]]],
  ['1-3pm', [[780, 900]]],
  ['10pm – 12am', [[1320, 1440]]],
  ['07:00 - 21:59', [[420, 1320]]],
])('finds the hours of "%s"', (text, spans) =>
  expect(spansIn(text).map(({ from, to }) => [from, to])).toEqual(spans),
);

it.each([
  'Nov - Mar',
  '1 November to 31 March',
  'the 2023-2024 year',
  '0-8 kWh',
  '$1.50 - 2.50',
  '10 - 15%',
  'first 8 kWh',
])('finds none in "%s"', (text) => expect(spansIn(text)).toEqual([]));

it.each([
  ['4pm - 9pm weekday and weekends all year', 7],
  ['Mon - Fri, 16:00 - 20:00', 5],
  ['business days', 5],
  ['2330 to 0630 on all days', 7],
])('reads the days of "%s"', (text, count) => expect(weekdaysIn(text)).toHaveLength(count));
