import { describe, expect, it } from '@jest/globals';
import { isBuiltInDate, isDateFormat, serialText } from './serial-date.js';

describe('serialText', () => {
  it.each([
    [43831, false, '2020-01-01'],
    [45292.25, false, '2024-01-01 06:00:00'],
    // 0.7 of a day is no exact float; the second is what was meant
    [45292.7, false, '2024-01-01 16:48:00'],
    [0.5, false, '12:00:00'],
    [43830, true, '2024-01-01'],
  ])('%d (1904: %s) is %s', (serial, from1904, text) => {
    expect(serialText(serial, from1904)).toBe(text);
  });
});

describe('isDateFormat', () => {
  it.each([
    ['yyyy/mm/dd hh:mm:ss', true],
    ['d/m/yy h:mm', true],
    ['[h]:mm', true],
    ['[$-409]mmm\\-yy', true],
    ['General', false],
    ['#,##0.00', false],
    ['0.00" days"', false],
    ['[Red]0.0', false],
  ])('%s: %s', (format, expected) => {
    expect(isDateFormat(format)).toBe(expected);
  });

  it('knows the built-in ones', () => {
    expect([0, 4, 14, 22, 23, 49].map(isBuiltInDate)).toEqual([false, false, true, true, false, false]);
  });
});
