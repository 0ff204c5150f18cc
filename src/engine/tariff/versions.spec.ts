/** Bills of plans that change, worked out by hand: every case says how. */
import { describe, expect, it } from '@jest/globals';
import { parseDay } from '../calendar/civil.js';
import { amountText, milliwattHours } from '../money.js';
import type { Usage } from '../series/usage.js';
import type { Component, RateStructure } from './structure.js';
import { compileTariff, type Tariff } from './tariff.js';
import { priceVersions } from './versions.js';

/** kWh of every hour of a day: taken, and given to the grid. */
type Hours = (day: string, hour: number) => { readonly taken?: string; readonly given?: string };

/** Hourly readings of the days [from, to), in UTC. */
function hourly(from: string, to: string, hours: Hours): Usage {
  const starts: number[] = [];
  const general: number[] = [];
  const exported: number[] = [];
  for (let day = parseDay(from)!; day < parseDay(to)!; day++) {
    for (let hour = 0; hour < 24; hour++) {
      const start = (day * 24 + hour) * 3600;
      const { taken = '0', given = '0' } = hours(new Date(start * 1000).toISOString().slice(0, 10), hour);
      starts.push(start);
      general.push(milliwattHours(taken));
      exported.push(milliwattHours(given));
    }
  }
  return {
    timeline: { starts: Float64Array.from(starts), ends: Float64Array.from(starts, (s) => s + 3600) },
    registers: { general: Float64Array.from(general), export: Float64Array.from(exported) },
  };
}

function plan(components: readonly Component[], rest: Partial<RateStructure> = {}): Tariff {
  const tariff = compileTariff({
    schema: 'treebeard/rate-structure/1',
    currency: 'USD',
    timezone: 'Etc/UTC',
    components,
    ...rest,
  });
  if (!tariff.ok) throw new Error(tariff.refusal.detail);
  return tariff.value;
}

/** The bill of an old plan that a new one replaces on a day: start and total of every billing period. */
function bill(before: Tariff, after: Tariff, from: string, usage: Usage): [string, string][] {
  const versions = [
    { tariff: before, from: '2020-01-01' },
    { tariff: after, from },
  ];
  const priced = priceVersions(versions, usage);
  if (!priced.ok) throw new Error(priced.refusal.detail);
  return priced.value.months.map(({ start, total }) => [start, amountText(total)]);
}

const flat = (price: string, register: 'general' | 'net' = 'general'): Component => ({
  id: 'energy',
  kind: 'energy',
  register,
  periods: [{ name: 'all', price }],
});
const netMetering: Component = { id: 'solar', kind: 'export', mode: 'net_metering' };
const demand = (price: string, ratchet = false): Component => ({
  id: 'demand',
  kind: 'demand',
  periods: [{ name: 'all', price }],
  ...(ratchet ? { ratchet } : {}),
});

describe('a plan that changes', () => {
  // January gives 10 kWh and takes 4 a day: 31 × 6 = 186 kWh are left over. February takes 10 a day: 280 kWh.
  const winter = hourly('2025-01-01', '2025-03-01', (day, hour) =>
    day < '2025-02-01'
      ? { taken: hour < 4 ? '1' : '0', given: hour >= 10 && hour < 20 ? '1' : '0' }
      : { taken: hour < 10 ? '1' : '0' },
  );

  it('keeps the kWh in the bank', () => {
    // The old plan bills nothing. The new one bills 280 - 186 = 94 kWh at 30 cents: 28.20.
    const old = plan([flat('0.20', 'net'), netMetering]);
    const raised = plan([flat('0.30', 'net'), netMetering]);
    expect(bill(old, raised, '2025-02-01', winter)).toEqual([
      ['2025-01-01', '0'],
      ['2025-02-01', '28.2'],
    ]);
  });

  it('hands the kWh of a price period on to the one at the same time of day', () => {
    // January leaves 31 × 10 = 310 kWh in the old plan's "day", which is the new plan's "sun" (from 8 to 20 h); its night owes
    // 31 × 4 = 124 kWh at 10 cents: 12.40. In February "sun" takes 28 × 2 = 56 kWh, all from the bank; the new plan's night
    // takes 28 × 8 = 224 kWh at 15 cents: 33.60.
    const split = (name: string, day: string, night: string): Component => ({
      id: 'energy',
      kind: 'energy',
      register: 'net',
      periods: [
        { name, price: day },
        { name: 'night', price: night },
      ],
      schedule: { windows: [{ period: name, from: '08:00', to: '20:00' }], otherwise: 'night' },
    });
    const old = plan([split('day', '0.20', '0.10'), netMetering]);
    const renamed = plan([split('sun', '0.30', '0.15'), netMetering]);
    expect(bill(old, renamed, '2025-02-01', winter)).toEqual([
      ['2025-01-01', '12.4'],
      ['2025-02-01', '33.6'],
    ]);
  });

  it('keeps the money in the bank', () => {
    // January takes 124 kWh at 20 cents, 24.80, and earns 310 kWh at 10 cents, 31.00: 6.20 are left.
    // February takes 280 kWh at 30 cents, 84.00, less 6.20: 77.80.
    const billing = (price: string, earned: string): Tariff =>
      plan([
        flat(price),
        {
          id: 'solar',
          kind: 'export',
          mode: 'net_billing',
          carry: 'carry',
          periods: [{ name: 'all', price: earned }],
        },
      ]);
    expect(bill(billing('0.20', '0.10'), billing('0.30', '0.05'), '2025-02-01', winter)).toEqual([
      ['2025-01-01', '0'],
      ['2025-02-01', '77.8'],
    ]);
  });

  it('pays the bank out once, when the true-up month ends, though the plan changes inside it', () => {
    // 31 × 6 = 186 kWh are in the bank at the end of January, paid at the new plan's 5 cents: 9.30. February: 280 kWh at 30 cents.
    const old = plan([flat('0.20', 'net'), { ...netMetering, trueUpMonth: 1, trueUp: 'pay', payoutPrice: '0.04' }]);
    const changed = plan([flat('0.30', 'net'), { ...netMetering, trueUpMonth: 1, trueUp: 'pay', payoutPrice: '0.05' }]);
    expect(bill(old, changed, '2025-01-16', winter)).toEqual([
      ['2025-01-01', '-9.3'],
      ['2025-02-01', '84'],
    ]);
  }); // prettier-ignore

  // Peaks: 10 kW in January, 4 kW in February.
  const peaks = hourly('2025-01-01', '2025-03-01', (day, hour) => ({
    taken: hour === 12 ? (day < '2025-02-01' ? '10' : '4') : '0',
  }));

  it('lets the ratchet look back on the old plan', () => {
    // January: 10 kW at 6. February: at least 80 % of 10 kW, 8 kW at 9.
    const ratchet = { billingDemand: { percent: '80', lookbackMonths: 11 } };
    const old = plan([demand('6', true)], ratchet);
    expect(bill(old, plan([demand('9', true)], ratchet), '2025-02-01', peaks)).toEqual([
      ['2025-01-01', '60'],
      ['2025-02-01', '72'],
    ]);
  });

  it('counts a month that a change cuts as one month of the ratchet, with the higher of its peaks', () => {
    // Three months back from March reach January, of which 10 kW was in the old plan's days; 50 % of it is 5 kW.
    const usage = hourly('2025-01-01', '2025-04-01', (day, hour) => ({
      taken: hour === 12 ? (day < '2025-01-10' ? '10' : '2') : '0',
    }));
    const rule = (lookbackMonths: number) => ({ billingDemand: { percent: '50', lookbackMonths } });
    const march = (months: number): string =>
      bill(plan([demand('6', true)], rule(months)), plan([demand('6', true)], rule(months)), '2025-01-20', usage)[2]![1];
    expect([march(2), march(1)]).toEqual(['30', '12']);
  }); // prettier-ignore

  it('takes a month of demand from each version by its share of the days', () => {
    // April has 30 days: 10 kW × 15/30 at 6 is 30, and 4 kW × 15/30 at 9 is 18.
    const april = hourly('2025-04-01', '2025-05-01', (day, hour) => ({
      taken: hour === 12 ? (day < '2025-04-16' ? '10' : '4') : '0',
    }));
    expect(bill(plan([demand('6')]), plan([demand('9')]), '2025-04-16', april)).toEqual([
      ['2025-04-01', '48'],
    ]);
  });

  it('fills one ladder in a month, and prices each kWh by the version of its day', () => {
    // 30 kWh a day in April. Old: 15 days × 30 = 450 kWh at 10 cents, 45.00. New: the 50 kWh left of the first 500 at 12 cents,
    // 6.00, and 400 kWh at 24 cents, 96.00.
    const tiers = (first: string, rest: string): Tariff =>
      plan([
        { id: 'energy', kind: 'energy', periods: [{ name: 'all', tiers: [{ upTo: '500', price: first }, { price: rest }] }] },
      ]);
    const april = hourly('2025-04-01', '2025-05-01', (_, hour) => ({ taken: hour < 15 ? '2' : '0' }));
    expect(bill(tiers('0.10', '0.20'), tiers('0.12', '0.24'), '2025-04-16', april)).toEqual([
      ['2025-04-01', '147'],
    ]);
  }); // prettier-ignore

  it('takes a monthly charge by the days of each version, and what is taken once, once', () => {
    // April: 15/30 of 10 and 15/30 of 20 is 15, and 40 for setting up.
    const base = (amount: string): Tariff =>
      plan([
        { id: 'base', kind: 'fixed', amount, per: 'month' },
        { id: 'setup', kind: 'fee', event: 'setup', amount: '40', frequency: 'once' },
      ]);
    const april = hourly('2025-04-01', '2025-05-01', () => ({}));
    expect(bill(base('10'), base('20'), '2025-04-16', april)).toEqual([['2025-04-01', '55']]);
  });

  it('bills no day before the first reading, however old the versions are', () => {
    // Two days of April at 1 a day; the plan changed in 2021.
    const daily = plan([{ id: 'base', kind: 'fixed', amount: '1', per: 'day' }]);
    const days = hourly('2025-04-29', '2025-05-01', () => ({ taken: '1' }));
    expect(bill(daily, daily, '2021-01-01', days)).toEqual([['2025-04-29', '2']]);
  });
});
