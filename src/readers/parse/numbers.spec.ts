import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBlank, NumberParser } from './numbers.js';

describe('NumberParser', () => {
  it.each([
    ['.145', 0.145],
    ['-0.22100000000000', -0.221],
    ['0E-20', 0],
    [' 12 ', 12],
    ['1.528,53700', 1528.537],
    ['1,234.5', 1234.5],
    ['1,234,567', 1_234_567],
    ["1'234.5", 1234.5],
    ['$0.13 ', 0.13],
    ['(3.5)', -3.5],
    ['3.5-', -3.5],
    ['0,123', 0.123],
    ['12,5', 12.5],
    ['1.5 kWh', 1.5],
  ])('reads %s', (text, value) => {
    expect(new NumberParser(false).parse(text)).toBe(value);
  });

  it.each(['', '-', 'NaN', 'not-a-number', '1.2.3', '12:30', '0x10', 'Infinity', '1,23,4', '--5'])(
    'reads no number in %j',
    (text) => {
      expect(new NumberParser(false).parse(text)).toBeNaN();
    },
  );

  it('learns from one cell what a comma means in the others', () => {
    const numbers = new NumberParser(false);
    expect(numbers.parse('1,234')).toBe(1234);
    expect(numbers.parse('0,5')).toBe(0.5);
    expect(numbers.parse('1,234')).toBe(1.234);
  });

  it('takes a comma for the decimal sign in files with semicolons', () => {
    expect(new NumberParser(true).parse('4,030')).toBe(4.03);
  });

  it('agrees with Number on plain decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 8 }), (whole, decimals) => {
        const text = (whole / 10 ** decimals).toFixed(decimals);
        expect(new NumberParser(false).parse(text)).toBe(Number(text));
      }),
    );
  });

  it('knows the words for a missing value', () => {
    expect(['', ' ', 'NaN', 'null', 'unavailable', 'No CT', '-'].every(isBlank)).toBe(true);
    expect(isBlank('0')).toBe(false);
  });
});
