import { describe, expect, it } from '@jest/globals';
import { attempt, dayOf, decimalOf, exact, giveUp, idFrom, plain, slug, validStructure } from './record.js';

describe('decimalOf', () => {
  it.each([
    [14.899999999999999, '14.9'],
    [0.02651779, '0.02651779'],
    ['561.283', '561.283'],
    [' .5 ', '0.5'],
    ['1e-3', '0.001'],
  ])('reads %p as %s', (value, text) => expect(plain(decimalOf(value)!)).toBe(text));

  it.each([[''], ['FALSE'], ['1,000'], [null], [undefined], [NaN], [{}]])('has no number for %p', (value) =>
    expect(decimalOf(value)).toBeUndefined(),
  );
});

describe('dayOf', () => {
  it.each([
    ['2026-06-01', '2026-06-01'],
    ['2024-08-07T04:57:02.162Z', '2024-08-07'],
    ['2014-05-01 00:00:00', '2014-05-01'],
    [1514764800, '2018-01-01'],
    ['1401580800.0', '2014-06-01'],
    [1775804400000, '2026-04-10'],
  ])('reads %p as %s', (value, day) => expect(dayOf(value)).toBe(day));

  it.each([[0], ['1/2/13'], ['20223-03-29'], [null]])('has no day for %p', (value) =>
    expect(dayOf(value)).toBeUndefined(),
  );
});

it('multiplies by GST exactly', () => {
  expect(plain(exact('0.41556').times('1.1'))).toBe('0.457116');
});

it('makes ids unique', () => {
  const taken = new Set<string>();
  expect(['Off Peak', 'off-peak', '★'].map((name) => idFrom(name, taken))).toEqual([
    'off_peak',
    'off_peak_2',
    'period',
  ]);
});

it('takes accents off a slug', () => expect(slug('Bord Gáis Energy')).toBe('bord-gais-energy'));

it('turns giving up into a refusal', () => {
  const outcome = attempt(() => giveUp('missing_price', 'no price', '/x'));
  expect(outcome).toEqual({
    ok: false,
    refusal: { reason: 'missing_price', detail: 'no price', pointer: '/x' },
  });
});

it('names the key that a structure may not have', () => {
  const outcome = attempt(() =>
    validStructure({
      schema: 'treebeard/rate-structure/1',
      currency: 'USD',
      timezone: 'Etc/UTC',
      components: [],
      extra: 1,
    }),
  );
  expect(outcome.ok ? undefined : outcome.refusal.reason).toMatch(/malformed|unknown_key/);
});
