import { describe, expect, it } from '@jest/globals';
import { civilDay } from '../calendar/civil.js';
import { startOfDay } from '../calendar/zone.js';
import { amountText, milliwattHours } from '../money.js';
import type { Usage } from '../series/usage.js';
import type { PricingOptions } from './bill.js';
import { compileTariff, priceUsage } from './tariff.js';
import type { RateStructure } from './structure.js';

const ZONE = 'America/Chicago';

/** Equal readings of `kwh` every `minutes` over whole local days. */
function steady(from: [number, number, number], days: number, kwh: string, minutes = 60): Usage {
  const first = civilDay(...from);
  const start = startOfDay(ZONE, first);
  const end = startOfDay(ZONE, first + days);
  const count = (end - start) / (minutes * 60);
  const starts = Float64Array.from({ length: count }, (_, i) => start + i * minutes * 60);
  return {
    timeline: { starts, ends: starts.map((s) => s + minutes * 60) },
    registers: { general: new Float64Array(count).fill(milliwattHours(kwh)) },
  };
}

const structure = (
  components: RateStructure['components'],
  rest: Partial<RateStructure> = {},
): RateStructure => ({
  schema: 'treebeard/rate-structure/1',
  currency: 'USD',
  timezone: ZONE,
  components,
  ...rest,
});

function total(json: unknown, usage: Usage, options: PricingOptions = {}): string {
  const tariff = compileTariff(json, { currency: 'USD', timezone: ZONE });
  if (!tariff.ok) return `${tariff.refusal.reason} ${tariff.refusal.pointer ?? ''}`.trim();
  const bill = priceUsage(tariff.value, usage, options);
  return bill.ok
    ? amountText(bill.value.total)
    : `${bill.refusal.reason} ${bill.refusal.pointer ?? ''}`.trim();
}

const flat = (price: string) => ({
  id: 'energy',
  kind: 'energy' as const,
  periods: [{ name: 'all', price }],
});

describe('priceUsage', () => {
  const june = steady([2025, 6, 1], 30, '1');

  it('prices energy and a fixed charge', () => {
    const fixed = { id: 'base', kind: 'fixed' as const, amount: '9.95', per: 'month' as const };
    expect(total(structure([flat('0.10'), fixed]), june)).toBe('81.95');
  });

  it('knows the 23 and the 25 hours of the days on which the clocks change', () => {
    expect(total(structure([flat('1')]), steady([2025, 3, 9], 1, '1'))).toBe('23');
    expect(total(structure([flat('1')]), steady([2025, 11, 2], 1, '1'))).toBe('25');
  });

  it('takes time-of-use from the readings', () => {
    const tou = {
      id: 'energy',
      kind: 'energy' as const,
      periods: [
        { name: 'peak', price: '0.30' },
        { name: 'off', price: '0.10' },
      ],
      schedule: {
        windows: [{ period: 'peak', days: ['weekday' as const], from: '16:00', to: '21:00' }],
        otherwise: 'off',
      },
    };
    // June 2025 has 21 weekdays: 105 peak hours of 720.
    expect(total(structure([tou]), june)).toBe('93');
  });

  it('meters tiers month by month, never on the annual sum', () => {
    const tiered = {
      id: 'energy',
      kind: 'energy' as const,
      periods: [{ name: 'all', tiers: [{ upTo: '500', price: '0.10' }, { price: '0.20' }] }],
    };
    // Two months of 720 and 744 kWh: 2 × 50 + (220 + 244) × 0.20
    expect(total(structure([tiered]), steady([2025, 6, 1], 61, '1'))).toBe('192.8');
  });

  it('fills one ladder in proportion, in time order, or one per period, as the structure says', () => {
    const ladder = (price1: string, price2: string) => ({
      tiers: [{ upTo: '300', price: price1 }, { price: price2 }],
    });
    const tou = (tierRule: 'shared' | 'chronological' | 'per_period') => ({
      id: 'energy',
      kind: 'energy' as const,
      tierRule,
      periods: [
        { name: 'day', ...ladder('0.20', '0.40') },
        { name: 'night', ...ladder('0.10', '0.20') },
      ],
      schedule: { windows: [{ period: 'day', from: '12:00', to: '24:00' }], otherwise: 'night' },
    });
    // Half of 720 kWh by day: shared 150/210 each; per period 300/60 each; in time order 12.5 days fill the first tier.
    expect(total(structure([tou('shared')]), june)).toBe('171');
    expect(total(structure([tou('per_period')]), june)).toBe('126');
    expect(total(structure([tou('chronological')]), june)).toBe('171.6');
  });

  it('gives a credit from its threshold on, inclusive', () => {
    const credit = { id: 'credit', kind: 'usage_band' as const, from: '720', amount: '-50' };
    const above = { ...credit, from: '720.001' };
    expect(total(structure([flat('0.10'), credit]), june)).toBe('22');
    expect(total(structure([flat('0.10'), above]), june)).toBe('72');
  });

  it('raises a bill to its minimum', () => {
    const minimum = { id: 'min', kind: 'minimum' as const, amount: '100', per: 'month' as const };
    expect(total(structure([flat('0.10'), minimum]), june)).toBe('100');
  });

  it('counts a reading once among the highest, also where a window ends within it', () => {
    const usage = steady([2026, 1, 5], 1, '1');
    const { general } = usage.registers;
    // 4 kW from 04:00 and 2 kW from 18:00; the window begins at 05:15, within a third reading.
    general[4] = milliwattHours('4');
    general[18] = milliwattHours('2');
    const demand = {
      id: 'demand',
      kind: 'demand' as const,
      averageOfHighest: 2,
      periods: [
        { name: 'day', price: '1' },
        { name: 'night', price: '10' },
      ],
      schedule: {
        windows: [{ period: 'night', from: '00:00', to: '05:15' }],
        otherwise: 'day',
      },
    };
    // Night: (4 + 1) / 2 × 10; day: (2 + 1) / 2 × 1.
    expect(total(structure([demand]), usage)).toBe('26.5');
  });

  it('uses the delivery row of each day, and refuses where none is known', () => {
    const delivery = { id: 'tdu', kind: 'delivery' as const, ref: 'tdu:ONCOR' };
    const rows = [
      { from: '2025-03-01', to: '2025-06-15', perMonth: '3', perKwh: '0.03' },
      { from: '2025-06-16', perMonth: '6', perKwh: '0.06' },
    ];
    expect(total(structure([flat('0'), delivery]), june)).toBe('delivery_unknown /components/1/ref');
    // Half the month each: 1.5 + 360 × 0.03 + 3 + 360 × 0.06
    expect(total(structure([flat('0'), delivery]), june, { delivery: { 'tdu:ONCOR': rows } })).toBe('36.9');
    expect(
      total(structure([flat('0'), delivery]), june, { delivery: { 'tdu:ONCOR': rows }, deliveryOn: 'as_of' }),
    ).toBe('49.2');
  });

  it('prints every line to the cent, half up, and adds the printed lines', () => {
    const tariff = compileTariff(structure([flat('0.00001'), { ...flat('0.000006'), id: 'second' }]));
    if (!tariff.ok) throw new Error(tariff.refusal.detail);
    const bill = priceUsage(tariff.value, june, { rounding: 'printed' });
    // 0.0072 and 0.00432 round to 0.01 and 0.
    expect(bill.ok && amountText(bill.value.total)).toBe('0.01');
  });

  it('refuses a missing price, an unknown key, falling tiers and uncovered hours by name', () => {
    const broken = (component: unknown) =>
      total({ ...structure([flat('1')]), components: [component] }, june);
    expect(broken({ id: 'e', kind: 'energy', periods: [{ name: 'all' }] })).toBe(
      'missing_price /components/0/periods/0/price',
    );
    expect(broken({ ...flat('1'), prize: '2' })).toBe('unknown_key /components/0/prize');
    expect(
      broken({
        id: 'e',
        kind: 'energy',
        periods: [
          {
            name: 'a',
            tiers: [{ upTo: '9', price: '1' }, { upTo: '5', price: '1' }, { price: '1' }],
          },
        ],
      }),
    ).toBe('overlapping_tiers /components/0/periods/0/tiers/1/upTo');
    const windows = [{ period: 'a', from: '08:00', to: '20:00' }];
    expect(
      broken({
        id: 'e',
        kind: 'energy',
        periods: [
          { name: 'a', price: '1' },
          { name: 'b', price: '2' },
        ],
        schedule: { windows },
      }),
    ).toBe('uncovered_hours /components/0/schedule');
  });

  it('refuses time-of-use on daily readings, but prices a flat plan on them', () => {
    const daily = steady([2025, 6, 1], 30, '24', 1440);
    const tou = {
      id: 'energy',
      kind: 'energy' as const,
      periods: [
        { name: 'peak', price: '0.30' },
        { name: 'off', price: '0.10' },
      ],
      schedule: { windows: [{ period: 'peak', from: '16:00', to: '21:00' }], otherwise: 'off' },
    };
    expect(total(structure([flat('0.10')]), daily)).toBe('72');
    expect(total(structure([tou]), daily)).toBe('needs_interval_data');
  });
});

describe('the four short forms', () => {
  const usage = steady([2025, 6, 1], 30, '1');
  it.each([
    ['fixed', { type: 'fixed', rate_per_kwh: 12.5 }, '90'],
    ['variable', { type: 'variable', base_rate: 11 }, '79.2'],
    [
      'tiered',
      { type: 'tiered', tiers: [{ up_to_kwh: 500, rate_per_kwh: 10 }, { rate_per_kwh: 14 }] },
      '80.8',
    ],
    [
      'time of use',
      { type: 'time_of_use', peak_rate: 15, off_peak_rate: 8, peak_hours: [14, 15, 16, 17, 18] },
      '68.1',
    ],
    ['a missing rate', { type: 'fixed' }, 'missing_price /rate_per_kwh'],
    ['an unknown key', { type: 'fixed', rate_per_kwh: 1, rate: 2 }, 'unknown_key /rate'],
  ])('%s', (_name, form, expected) => {
    expect(total(form, usage)).toBe(expected);
  });
});
