import { describe, expect, it } from '@jest/globals';
import { householdReadings } from '../../demo/household.js';
import { hashJson } from '../hash.js';
import type { Usage } from '../series/usage.js';
import type { PricingOptions } from './bill.js';
import { makeReceipt } from './receipt.js';
import type { Receipt } from './receipt-shape.js';
import type { RateStructure } from './structure.js';
import { compileTariff, priceUsage } from './tariff.js';
import { verifyReceipt } from './verify-receipt.js';

const structure: RateStructure = {
  schema: 'treebeard/rate-structure/1',
  currency: 'USD',
  timezone: 'America/Chicago',
  components: [
    { id: 'base', kind: 'fixed', amount: '9.95', per: 'month' },
    {
      id: 'energy',
      kind: 'energy',
      periods: [
        { name: 'day', price: '0.14313' },
        { name: 'night', price: '0' },
      ],
      schedule: { windows: [{ period: 'night', from: '23:00', to: '06:00' }], otherwise: 'day' },
    },
    { id: 'delivery', kind: 'delivery', ref: 'tdu:ONCOR' },
    { id: 'index', kind: 'indexed', series: { ref: 'hub' }, adder: '0.01' },
  ],
};

function usageOf(days: number): Usage {
  const { starts, ends, quantities } = householdReadings({ from: '2025-02-20', days });
  return { timeline: { starts, ends }, registers: { general: quantities } };
}

const usage = usageOf(20);
const hours = 24 * 20;
const options: PricingOptions = {
  asOf: '2025-06-01',
  conditions: ['autopay'],
  delivery: {
    'tdu:ONCOR': [
      { from: '2024-09-01', to: '2025-02-28', perMonth: '4.23', perKwh: '0.050207' },
      { from: '2025-03-01', perMonth: '4.23', perKwh: '0.056032' },
    ],
    'tdu:TNMP': [{ from: '2024-09-01', perMonth: '7.85', perKwh: '0.07' }],
  },
  series: {
    hub: {
      start: usage.timeline.starts[0]!,
      stepSeconds: 3600,
      prices: Array.from({ length: hours }, (_, i) => (0.02 + (i % 24) / 1000).toFixed(3)),
    },
  },
};

function receiptOf(rateStructure: RateStructure): Receipt {
  const tariff = compileTariff(rateStructure);
  if (!tariff.ok) throw new Error(tariff.refusal.detail);
  const bill = priceUsage(tariff.value, usage, options);
  if (!bill.ok) throw new Error(bill.refusal.detail);
  const plan = { id: 'free-nights', name: 'Free Nights 12', version: '1' };
  return makeReceipt(usage, options, [{ plan, structure: rateStructure, bill: bill.value }]);
}

const receipt = receiptOf(structure);

/** A copy of the receipt with one value changed. */
function altered(change: (copy: Receipt) => void): Receipt {
  const copy = structuredClone(receipt);
  change(copy);
  return copy;
}

/** The same with every hash made anew, as a forger would. */
function hashedAnew(forged: Receipt): Receipt {
  const { usage: readings, delivery, series, bills } = forged;
  const { receiptHash: _, ...body } = {
    ...forged,
    hashes: {
      usage: hashJson(readings),
      tables: hashJson({ delivery, series }),
      plans: bills.map(({ plan, structure: own }) => hashJson({ plan, structure: own })),
    },
  };
  return { ...body, receiptHash: hashJson(body) };
}

const onFile = (value: Receipt): unknown => JSON.parse(JSON.stringify(value));

describe('receipt', () => {
  it('verifies, also after a trip through a file', () => {
    expect(verifyReceipt(onFile(receipt))).toEqual({ ok: true, bills: 1, differences: [] });
  });

  it('embeds the delivery table and the price series that were used, and no other', () => {
    expect(Object.keys(receipt.delivery)).toEqual(['tdu:ONCOR']);
    expect(Object.keys(receipt.series)).toEqual(['hub']);
  });

  it('has the same hash for the same input', () => {
    expect(receiptOf(structuredClone(structure)).receiptHash).toBe(receipt.receiptHash);
  });
});

describe('an altered receipt', () => {
  const forgeries: [string, (copy: Receipt) => void][] = [
    ['a price', (copy) => (copy.bills[0]!.structure = JSON.parse(JSON.stringify(copy.bills[0]!.structure).replace('0.14313', '0.14312')))], // prettier-ignore
    ['a total', (copy) => (copy.bills[0]!.bill.total = `${copy.bills[0]!.bill.total}1`)],
    ['an amount', (copy) => (copy.bills[0]!.bill.months[0]!.lines[1]!.amount = '1')],
    ['a quantity', (copy) => (copy.bills[0]!.bill.months[0]!.lines[1]!.quantity = '1')],
    ['a rate', (copy) => (copy.bills[0]!.bill.months[1]!.lines[1]!.rate = '1')],
    ['a day', (copy) => (copy.bills[0]!.bill.months[1]!.end = '2025-03-13')],
    ['the usage of a month', (copy) => (copy.bills[0]!.bill.months[0]!.usage = '1')],
    [
      'a reading',
      (copy) => (copy.usage.registers.general!.data = swapDigit(copy.usage.registers.general!.data)),
    ],
    ['the first reading’s time', (copy) => (copy.usage.runs[0]![0] += 900)],
    ['a delivery charge', (copy) => (copy.delivery['tdu:ONCOR']![1]!.perKwh = '0.056033')],
    ['a price of the series', (copy) => (copy.series['hub']!.prices[5] = '0.1')],
    ['the date it was priced as of', (copy) => (copy.options.asOf = '2025-06-02')],
    ['the currency', (copy) => (copy.bills[0]!.bill.currency = 'AUD')],
    ['a flag', (copy) => copy.bills[0]!.bill.flags.push('cheap')],
    ['a missing line', (copy) => void copy.bills[0]!.bill.months[0]!.lines.pop()],
  ];

  it.each(forgeries)('fails when %s was changed', (_what, change) => {
    const check = verifyReceipt(onFile(altered(change)));
    expect(check.ok).toBe(false);
    expect(check.differences.map(({ pointer }) => pointer)).toContain('/receiptHash');
  });

  it.each(forgeries)('fails when %s was changed and everything was hashed anew', (_what, change) => {
    const check = verifyReceipt(onFile(hashedAnew(altered(change))));
    expect(check.ok).toBe(false);
    expect(check.differences.every(({ pointer }) => pointer.startsWith('/bills/'))).toBe(true);
    expect(check.differences).not.toHaveLength(0);
  });

  it('fails when the plan’s name was changed and only the receipt was hashed anew', () => {
    const { receiptHash: _, ...body } = altered((copy) => (copy.bills[0]!.plan.name = 'Free Nights 24'));
    const check = verifyReceipt(onFile({ ...body, receiptHash: hashJson(body) }));
    expect(check.differences.map(({ pointer }) => pointer)).toEqual(['/hashes/plans/0']);
  });

  it('says so when another engine made it', () => {
    const check = verifyReceipt(onFile(altered((copy) => (copy.engineVersion = '0.0.1'))));
    expect(check.ok).toBe(false);
    expect(check.problem).toContain('engine 0.0.1');
    expect(check.problem).toContain('not comparable');
  });

  it.each([
    ['no receipt', { schema: 'treebeard/rate-structure/1' }],
    ['readings that do not add up', altered((copy) => (copy.usage.readings = 5))],
    ['an unknown key', { ...receipt, note: 'trust me' }],
    ['nothing at all', null],
  ])('is refused in a sentence when it is %s', (_what, json) => {
    const check = verifyReceipt(json);
    expect([check.ok, typeof check.problem]).toEqual([false, 'string']);
  });
});

/** Another last digit somewhere in the middle of base64 text. */
function swapDigit(data: string): string {
  const at = Math.floor(data.length / 2);
  return `${data.slice(0, at)}${data[at] === 'B' ? 'C' : 'B'}${data.slice(at + 1)}`;
}
