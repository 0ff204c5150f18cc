/** Random components of every kind and option. */
import fc from 'fast-check';
import type { Component, ComponentOf } from '../../src/engine/tariff/structure.js';
import { decimal, existence, monthly, price, priceTables, sometimes, tiers } from './values.js';

type Table = Pick<
  ComponentOf<'energy'>,
  'periods' | 'schedule' | 'tierRule' | 'tierReset' | 'tierScale' | 'tierMode'
>;

/** Combinations that a structure may state: see the refusals of the engine. */
function legal(table: Table): Table {
  const { tierMode, tierRule, tierScale, tierReset } = table;
  return {
    ...table,
    // A slab is picked by a total; in time order there is none yet.
    ...(tierMode === 'slab' && tierRule === 'chronological' ? { tierRule: 'shared' } : {}),
    ...(tierScale === 'cycle_share' && tierReset !== 'billing_period' ? { tierScale: 'none' } : {}),
  };
}

const rules = fc.record({
  tierRule: fc.constantFrom('shared' as const, 'chronological' as const, 'per_period' as const),
  tierReset: fc.constantFrom('billing_period' as const, 'day' as const, 'month' as const, 'quarter' as const, 'year' as const),
  tierScale: fc.constantFrom('none' as const, 'per_day' as const, 'per_30_days' as const, 'per_active_day' as const, 'cycle_share' as const),
  tierMode: fc.constantFrom('marginal' as const, 'marginal' as const, 'slab' as const),
}); // prettier-ignore

export const tables = (minutes: number): fc.Arbitrary<Table> =>
  fc.oneof(
    { weight: 3, arbitrary: priceTables('flat', minutes) },
    { weight: 4, arbitrary: fc.tuple(priceTables('tiered', minutes), rules).map(([table, how]) => legal({ ...table, ...how } as Table)) },
    { weight: 1, arbitrary: fc.tuple(priceTables('per kW', minutes), rules).map(([table, how]) => legal({ ...table, ...how, tierScale: 'none' } as Table)) },
  ) as fc.Arbitrary<Table>; // prettier-ignore

/** @param registers what may be priced */
export const energy = (
  id: string,
  minutes: number,
  registers: readonly ComponentOf<'energy'>['register'][] = [
    'general',
    'general',
    undefined,
    'controlled_load',
  ],
): fc.Arbitrary<Component> =>
  fc
    .tuple(tables(minutes), fc.constantFrom(...registers), existence)
    .map(([table, register, exists]) => ({ id, kind: 'energy', register, ...table, ...exists }) as Component);

/** Energy on the net of import and export: ladders that fill with whole billing periods. */
export const netEnergy = (id: string, minutes: number): fc.Arbitrary<Component> =>
  tables(minutes).map((table) => {
    const reset = table.tierReset === 'quarter' ? 'quarter' : 'billing_period';
    const rule = table.tierRule === 'chronological' ? 'shared' : table.tierRule;
    return { id, kind: 'energy', register: 'net', ...legal({ ...table, tierReset: reset, tierRule: rule }) } as Component;
  }); // prettier-ignore

const carrying = fc.record({
  offsets: sometimes(fc.constantFrom('energy' as const, 'bill' as const, 'usage' as const, ['energy'])),
  use: sometimes(fc.constantFrom('same_period' as const, 'next_period' as const)),
  carry: fc.constantFrom(undefined, 'negative_bill' as const, 'carry' as const, 'lost' as const),
  trueUpMonth: sometimes(fc.integer({ min: 1, max: 12 })),
  trueUp: sometimes(fc.constantFrom('pay' as const, 'credit' as const, 'lose' as const)),
});

/** Interval exports at a price, flat, by period, by tier or by the hour. */
export const paidExport = (minutes: number): fc.Arbitrary<Component> =>
  fc
    .tuple(
      fc.constantFrom('feed_in' as const, 'net_billing' as const, 'buy_all_sell_all' as const),
      fc.oneof({ weight: 4, arbitrary: tables(minutes) }, { weight: 1, arbitrary: fc.constant({ series: { ref: 'day' } }) }),
      carrying,
      sometimes(decimal(-0.1, 0.1, 3)),
      existence,
    )
    .map(([mode, selling, terms, adder, exists]) => ({ id: 'solar', kind: 'export', mode, ...selling, ...terms, adder, ...exists }) as Component); // prettier-ignore

/** Net metering, in kWh or in money. */
export const netMetering = (minutes: number): fc.Arbitrary<Component> =>
  fc
    .tuple(
      fc.constantFrom('net_metering' as const, 'net_metering_money' as const),
      fc.oneof(priceTables('flat', minutes), priceTables('tiered', minutes)),
      carrying,
      price,
    )
    .map(([mode, selling, terms, payoutPrice]) => {
      const component = { id: 'solar', kind: 'export' as const, mode, ...terms, use: undefined };
      return (mode === 'net_metering' ? { ...component, payoutPrice } : { ...component, ...selling, use: terms.use }) as Component;
    }); // prettier-ignore

const demand = (minutes: number): fc.Arbitrary<Component> =>
  fc
    .tuple(
      priceTables('flat', minutes),
      sometimes(tiers(6)),
      fc.record({
        per: sometimes(fc.constantFrom('month' as const, 'day' as const, 'year' as const)),
        minimumKw: sometimes(decimal(0, 4, 1)),
        intervalMinutes: sometimes(fc.constantFrom(Math.max(30, minutes), 60)),
        averageOfHighest: sometimes(fc.integer({ min: 1, max: 4 })),
        ratchet: sometimes(fc.constantFrom(true, ['peak'])),
        singlePeak: sometimes(fc.boolean()),
      }),
      fc.constantFrom({}, {}, { unit: 'hp' as const }, { unit: 'kVA' as const, powerFactor: '0.93' }),
      existence,
    )
    .map(([table, ladder, options, unit, exists]) => {
      const component = { id: 'demand', kind: 'demand' as const, ...options, ...unit, ...exists };
      const prices = ladder ? { periods: [{ name: 'peak', tiers: ladder }] } : table;
      return { ...component, ...prices } as Component;
    });

/** Coincident sets: hours of the first days, that the case puts on its own calendar. */
const coincident: fc.Arbitrary<Component> = fc
  .tuple(
    fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 4 }),
    fc.array(price, { minLength: 2, maxLength: 2 }),
    sometimes(fc.constant('year' as const)),
  )
  .map(([days, [one, two], per]) => ({
    id: 'coincident',
    kind: 'demand',
    per,
    periods: [
      { name: 'peak', price: one! },
      { name: 'night', price: two! },
    ],
    coincident: days.map((day, i) => ({ period: i % 2 === 0 ? 'peak' : 'night', from: `+${day}T16:00`, to: `+${day}T18:00` })),
  })); // prettier-ignore

const indexed: fc.Arbitrary<Component> = fc
  .record({
    multiplier: sometimes(decimal(0, 2, 2)),
    adder: sometimes(price),
    cap: sometimes(decimal(0, 1, 2)),
    floor: sometimes(decimal(-1, 0, 2)),
    lossFactor: sometimes(decimal(1, 1.2, 3)),
    estimate: price,
    register: fc.constantFrom(undefined, 'controlled_load' as const),
  })
  .chain((terms) =>
    existence.map((exists) => ({
      id: 'index',
      kind: 'indexed',
      series: { ref: 'day' },
      ...terms,
      ...exists,
    })),
  );

const byTotal: fc.Arbitrary<Component> = fc
  .tuple(
    fc.integer({ min: 5, max: 300 }),
    fc.array(decimal(0, 9, 2), { minLength: 2, maxLength: 2 }),
    fc.array(price, { minLength: 2, maxLength: 2 }),
    existence,
    sometimes(fc.constant('autopay' as const)),
  )
  .map(([upTo, fixed, prices, exists, requires]) => {
    const slab = (s: number): ComponentOf<'by_total'>['slabs'][number]['components'] => [
      { id: 'slab-fixed', kind: 'fixed', amount: fixed[s]!, per: 'month', proration: 'whole' },
      { id: 'slab-energy', kind: 'energy', periods: [{ name: 'all', price: prices[s]! }], ...(requires ? { requires } : {}) },
    ];
    return { id: 'slabs', kind: 'by_total', slabs: [{ upTo: String(upTo), components: slab(0) }, { components: slab(1) }], ...exists };
  }); // prettier-ignore

/** A component whose amounts are drawn, and that exists on some days. */
const drawn = <T extends object>(
  id: string,
  kind: Component['kind'],
  terms: fc.Arbitrary<T>,
): fc.Arbitrary<Component> =>
  fc
    .tuple(terms, existence)
    .map(([values, exists]) => ({ id, kind, ...values, ...exists }) as unknown as Component);

const base = fc.constantFrom(
  undefined,
  'bill' as const,
  'usage' as const,
  'energy' as const,
  'supply' as const,
  ['energy'],
  ['energy', 'slabs'],
);
const condition = sometimes(fc.constantFrom('autopay' as const, 'pay_on_time' as const));

/** All kinds but energy and export. @param minutes what all windows are multiples of */
export const otherComponents = (minutes: number): readonly fc.Arbitrary<Component>[] => [
  drawn('daily', 'fixed', fc.record({ amount: monthly(decimal(-1, 3, 4)), per: fc.constant('day') })),
  drawn('monthly', 'fixed', fc.record({
    amount: monthly(decimal(0, 20, 2)),
    per: fc.constantFrom('month', 'year'),
    proration: fc.constantFrom(undefined, 'cycle', 'whole', 'average_month'),
  })),
  drawn('credit', 'usage_band', fc.record({
    from: decimal(0, 200, 0),
    below: sometimes(decimal(201, 900, 0)),
    amount: decimal(-100, 20, 2),
    wholeKwh: sometimes(fc.boolean()),
    requires: condition,
  })),
  drawn('stacked', 'usage_band', fc.record({ from: decimal(0, 400, 1), amount: decimal(-30, 0, 2), register: fc.constantFrom(undefined, 'export') })),
  drawn('delivery', 'delivery', fc.record({
    ref: fc.constant('tdu:ONCOR'),
    rows: fc.tuple(decimal(0, 9, 2), price, decimal(0, 9, 2), price).map(([month1, kwh1, month2, kwh2]) => [
      { from: '2020-01-01', to: '2025-03-31', perMonth: month1, perKwh: kwh1 },
      { from: '2025-04-01', perMonth: month2, perKwh: kwh2 },
    ]),
    exempt: sometimes(fc.constant({ component: 'energy', periods: ['peak'] })),
  })),
  drawn('minimum', 'minimum', fc.record({ amount: monthly(decimal(0, 100, 2)), per: fc.constantFrom('day', 'month'), on: base })),
  drawn('yearly-minimum', 'minimum', fc.record({ amount: decimal(0, 2000, 2), per: fc.constant('year'), on: base })),
  drawn('discount', 'discount', fc.record({ percent: decimal(0, 30, 1), on: base, requires: condition })),
  drawn('reward', 'discount', fc.record({ amount: decimal(0, 9, 2), per: fc.constantFrom(undefined, 'day', 'month', 'year', 'once') })),
  drawn('membership', 'fee', fc.record({
    event: fc.constant('membership'),
    amount: decimal(0, 20, 2),
    percent: sometimes(decimal(0, 3, 1)),
    on: base,
    frequency: fc.constantFrom('once', 'month', 'year', 'event'),
    counted: sometimes(fc.boolean()),
  })),
  drawn('green', 'green', fc.record({
    perKwh: price,
    share: sometimes(decimal(1, 100, 0)),
    perWeek: sometimes(decimal(0, 3, 2)),
    percent: sometimes(decimal(0, 20, 1)),
    optional: sometimes(fc.boolean()),
  })),
  drawn('sales-tax', 'tax', fc.record({ percent: decimal(0, 25, 3), on: base })),
  drawn('energy-tax', 'tax', fc.record({ perKwh: price, quantity: fc.constantFrom(undefined, 'general', 'net_of_day') })),
  energy('second-energy', minutes),
  demand(minutes),
  coincident,
  indexed,
  byTotal,
]; // prettier-ignore
