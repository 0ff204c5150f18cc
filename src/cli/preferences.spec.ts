import { describe, expect, it } from '@jest/globals';
import { parsePreferences } from './preferences.js';

describe('preferences in words', () => {
  it('takes the default weights, a preset, or weights that sum to 100', () => {
    expect(parsePreferences({}).weights).toEqual({ cost: 40, flexibility: 30, renewable: 20, rating: 10 });
    expect(parsePreferences({ preset: 'eco' }).weights.renewable).toBe(60);
    expect(parsePreferences({ weights: 'cost=70, renewable=30' }).weights).toEqual({
      cost: 70,
      flexibility: 0,
      renewable: 30,
      rating: 0,
    });
  });

  it('reads every requirement', () => {
    expect(
      parsePreferences({ require: 'renewable>=50,term<=12,rating>=3.5,fixed,no-prepaid' }).vetoes,
    ).toEqual({
      minRenewablePercent: 50,
      maxContractMonths: 12,
      minSupplierRating: 3.5,
      noVariablePrice: true,
      noPrepaid: true,
    });
  });

  it.each([
    [{ weights: 'cost=40' }, 'must sum to 100'],
    [{ weights: 'price=100' }, 'is not understood'],
    [{ weights: 'cost=many' }, 'is not understood'],
    [{ require: 'renewable>=' }, 'is not understood'],
    [{ require: 'cheap' }, 'is not understood'],
  ])('refuses %j with a sentence', (words, sentence) => {
    expect(() => parsePreferences(words)).toThrow(sentence);
  });
});
