import { describe, expect, it } from '@jest/globals';
import { count, kwhFormat, moneyFormat, periodName, plural } from './format.js';

describe('figures for people', () => {
  it.each([
    ['USD', '1234.5678', '$1,234.57'],
    ['USD', '-12.345', '-$12.35'],
    ['USD', '-0.001', '$0.00'],
    ['EUR', 3, '€3.00'],
    ['AUD', 20, 'A$20.00'],
  ])('writes %s %s as %s', (currency, value, text) => {
    expect(moneyFormat(currency)(value)).toBe(text);
  });

  it('writes energy and counts with separators', () => {
    expect(kwhFormat('12345.678')).toBe('12,346');
    expect(count(35_040)).toBe('35,040');
    expect([plural(1, 'gap'), plural(2000, 'gap')]).toEqual(['1 gap', '2,000 gaps']);
  });

  it('names a calendar month, and any other billing period by its first day', () => {
    expect(periodName('2025-03-01', '2025-04-01')).toBe('Mar 2025');
    expect(periodName('2025-03-05', '2025-04-05')).toBe('from 2025-03-05');
    expect(periodName('2025-03-01', '2025-03-20')).toBe('from 2025-03-01');
  });
});
