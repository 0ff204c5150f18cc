import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  amount,
  amountText,
  decimalText,
  divideRounded,
  energyCost,
  kwhText,
  milliwattHours,
  moneyText,
  percentOf,
  price,
  scaled,
  shareOfPrice,
  toCents,
} from './money.js';

describe('money', () => {
  it.each([
    ['0.125', 2, 13n],
    ['-0.125', 2, -13n],
    ['0.1249', 2, 12n],
    ['7', 3, 7000n],
    ['-0', 2, 0n],
  ])('reads %s to %i places', (text, places, expected) => {
    expect(scaled(text, places)).toBe(expected);
  });

  it.each(['', '1e3', '1,5', '.5', '5.', ' 1', '--1', 'NaN'])('refuses %j', (text) => {
    expect(() => scaled(text, 2)).toThrow(RangeError);
  });

  it('rounds half away from zero', () => {
    expect(divideRounded(5n, 2n)).toBe(3n);
    expect(divideRounded(-5n, 2n)).toBe(-3n);
    expect(divideRounded(4n, 3n)).toBe(1n);
  });

  it('prices energy exactly', () => {
    // 1,110 kWh × $0.0951 = $105.561 (published example of a utility's bill calculator)
    expect(amountText(energyCost(milliwattHours('1110'), price('0.0951')))).toBe('105.561');
  });

  it('rounds a printed line half up: 26.125 is 26.13', () => {
    expect(moneyText(toCents(amount('26.125')))).toBe('26.13');
    expect(moneyText(toCents(amount('-26.125')))).toBe('-26.13');
    expect(moneyText(amount('3'))).toBe('3.00');
    expect(moneyText(amount('0.5'))).toBe('0.50');
  });

  it('takes shares and percentages exactly', () => {
    expect(amountText(shareOfPrice(price('9.99'), 28, 30))).toBe('9.324');
    expect(amountText(percentOf(amount('169.85'), '1'))).toBe('1.6985');
  });

  it('writes back what it reads', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat({ max: 10 }))
      .map(([value, places]) => decimalText(value, places));
    fc.assert(
      fc.property(decimal, (text) => {
        expect(amountText(amount(text))).toBe(text);
      }),
    );
    expect(kwhText(milliwattHours('0.000001'))).toBe('0.000001');
  });
});
