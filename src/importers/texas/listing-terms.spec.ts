import { describe, expect, it } from '@jest/globals';
import { exitFeeFrom, speaksOfTiers, usageBands } from './listing-terms.js';

describe('usageBands', () => {
  it.each<[string, [number, number | undefined, number][]]>([
    ['$9.95 for usage less than 1,000 kWh', [[0, 1000, 9.95]]],
    [
      'A bill credit of $30 will be applied for each billing cycle in which usage is 800 kWh or more.',
      [[800, undefined, -30]],
    ],
    [
      'apply a $35 bill credit where usage is at least 1000 kWh. An additional $15 bill credit will be applied when usage reaches 2000 kWh',
      [
        [1000, undefined, -35],
        [2000, undefined, -15],
      ],
    ],
    [
      '$4.95 fee if usage is under 500 kWh. $55.00 bill credit if your usage is greater than 999 and less than 1,501 kWh.',
      [
        [0, 500, 4.95],
        [1000, 1501, -55],
      ],
    ],
    [
      'Base Saver Credit: $75.00 if your usage is equal or greater than 1000 kWh per month',
      [[1000, undefined, -75]],
    ],
    ['cargo de uso mínimo de $10.95 donde el uso mensual sea de 999 kWh o menos.', [[0, 1000, 10.95]]],
    [
      'Se aplicará un crédito a la factura de $30 donde el consumo sea 1,200 kWh o más.',
      [[1200, undefined, -30]],
    ],
    ['Only for new customers. A $175.00 early cancellation fee.', []],
    ['', []],
  ])('%s', (words, bands) => {
    expect(usageBands(words).map(({ from, below, amount }) => [from, below, amount.toNumber()])).toEqual(
      bands,
    );
  });
});

it.each([
  ['Tiered Rate Plan. See Fact Sheet for details.', true],
  ['0.0¢ Rate: up to 2,000 kWh', true],
  ['$9.95 for usage less than 1,000 kWh', false],
])('%s speaks of tiers: %s', (words, tiers) => expect(speaksOfTiers(words)).toBe(tiers));

it.each([
  ['150.00', 12, { kind: 'flat', amount: '150', waivedLastDays: 14 }],
  ['175.00 per ESIID', 12, { kind: 'flat', amount: '175', waivedLastDays: 14 }],
  ['20 per month remaining', 12, { kind: 'per_month_remaining', amount: '20', waivedLastDays: 14 }],
  ['15 per remaining month', 12, { kind: 'per_month_remaining', amount: '15', waivedLastDays: 14 }],
  ['20/mes restante', 12, { kind: 'per_month_remaining', amount: '20', waivedLastDays: 14 }],
  ['$20 por cada mes restante', 12, { kind: 'per_month_remaining', amount: '20', waivedLastDays: 14 }],
  ['15.00 per month left in term', 12, { kind: 'per_month_remaining', amount: '15', waivedLastDays: 14 }],
  ['0 Cancel anytime, no exit fees', 12, { kind: 'none' }],
  [undefined, 12, { kind: 'unknown' }],
  [undefined, 0, { kind: 'none' }],
])('exit fee %p of a plan of %d months', (text, term, fee) => expect(exitFeeFrom(text, term)).toEqual(fee));
