/** Random homes and random rate structures, within what the reference prices. */
import fc from 'fast-check';
import { parseDay } from '../../src/engine/calendar/civil.js';
import { startOfDay } from '../../src/engine/calendar/zone.js';
import type { Usage } from '../../src/engine/series/usage.js';
import type {
  Component,
  ComponentOf,
  RateStructure,
  Schedule,
  Window,
} from '../../src/engine/tariff/structure.js';
import { dayAfter } from './calendar.js';
import type { ReferenceOptions } from './reference-bill.js';

export interface Case {
  readonly structure: RateStructure;
  readonly usage: Usage;
  readonly options: ReferenceOptions;
}

const ZONES = [
  'America/Chicago',
  'America/Los_Angeles',
  'Australia/Sydney',
  'Europe/Dublin',
  'Asia/Kolkata',
  'Etc/UTC',
];
/** Days on or near which clocks change somewhere, months and years turn, and a leap day lies. */
const FIRST_DAYS = [
  '2024-02-20',
  '2024-03-05',
  '2024-10-20',
  '2024-12-24',
  '2025-03-25',
  '2025-04-01',
  '2025-10-04',
  '2025-07-11',
];

const decimal = (from: number, to: number, places: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: from * 10 ** places, max: to * 10 ** places })
    .map((value) => (value / 10 ** places).toFixed(places));

const price = decimal(0, 1, 5);
const monthlyPrice = fc.oneof({ weight: 4, arbitrary: price }, { weight: 1, arbitrary: fc.array(price, { minLength: 12, maxLength: 12 }) }); // prettier-ignore
const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

const quarterTime = fc.nat(96).map((quarter) => {
  const minutes = quarter * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});
const monthDay = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([month, day]) => `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`); // prettier-ignore
const season = fc.record({ from: monthDay, to: monthDay });
const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 });
const dayNames = fc.uniqueArray(
  fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'weekday', 'weekend', 'holiday'),
  { minLength: 1, maxLength: 4 },
) as fc.Arbitrary<NonNullable<Window['days']>>;

const clean = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function schedules(names: readonly string[]): fc.Arbitrary<Schedule> {
  const window = fc.record({
    period: fc.constantFrom(...names),
    months: sometimes(months),
    season: sometimes(season),
    days: sometimes(dayNames),
    from: sometimes(quarterTime.filter((time) => time !== '24:00')),
    to: sometimes(quarterTime),
  });
  const windows = fc.record({
    windows: fc.array(window, { maxLength: 4 }),
    otherwise: fc.constantFrom(...names),
  });
  const matrix = fc.array(fc.array(fc.nat(names.length - 1), { minLength: 24, maxLength: 24 }), { minLength: 12, maxLength: 12 }); // prettier-ignore
  return fc.oneof(
    { weight: 3, arbitrary: windows },
    { weight: 1, arbitrary: fc.record({ weekday: matrix, weekend: matrix }) },
  );
}

/** Ascending bounds, the last tier open. */
const tiers = (bound: fc.Arbitrary<number>): fc.Arbitrary<{ upTo?: string; price: string }[]> =>
  fc.tuple(fc.uniqueArray(bound, { minLength: 1, maxLength: 3 }), fc.array(price, { minLength: 4, maxLength: 4 })).map(([bounds, prices]) => {
    const sorted = [...bounds].sort((a, b) => a - b);
    return [...sorted.map((upTo, i) => ({ upTo: String(upTo), price: prices[i]! })), { price: prices[3]! }];
  }); // prettier-ignore

const NAMES = ['peak', 'shoulder', 'night'] as const;

function priceTables(withTiers: boolean) {
  return fc.integer({ min: 1, max: 3 }).chain((count) => {
    const names = NAMES.slice(0, count);
    const period = (name: string) =>
      withTiers
        ? fc.record({ name: fc.constant(name), tiers: tiers(fc.integer({ min: 1, max: 400 })) })
        : fc.record({ name: fc.constant(name), price: monthlyPrice });
    return fc.record({
      periods: fc.tuple(...names.map(period)),
      schedule: count === 1 ? fc.constant(undefined) : schedules(names),
    });
  });
}

const energy = (id: string): fc.Arbitrary<Component> =>
  fc.oneof(
    priceTables(false),
    fc
      .tuple(
        priceTables(true),
        fc.record({
          tierRule: fc.constantFrom('shared', 'chronological', 'per_period'),
          tierReset: fc.constantFrom('billing_period', 'billing_period', 'day'),
          tierScale: fc.constantFrom('none', 'per_day', 'per_30_days', 'per_active_day', 'cycle_share'),
          tierMode: fc.constantFrom('marginal', 'marginal', 'slab'),
        }),
      )
      .map(([table, rules]) => ({
        ...table,
        ...rules,
        // A slab is picked by a total; in time order there is none yet.
        tierRule: rules.tierMode === 'slab' && rules.tierRule === 'chronological' ? 'shared' : rules.tierRule,
      })),
  ).map((table) => ({ id, kind: 'energy', ...table }) as Component); // prettier-ignore

const demand: fc.Arbitrary<Component> = fc
  .tuple(
    priceTables(false),
    sometimes(tiers(fc.integer({ min: 1, max: 6 }))),
    fc.constantFrom('month', 'day'),
    sometimes(decimal(0, 4, 1)),
  )
  .map(([table, ladder, per, minimumKw]) => {
    const component = { id: 'demand', kind: 'demand', per, minimumKw } as const;
    return ladder
      ? { ...component, periods: [{ name: 'peak', tiers: ladder }] }
      : { ...component, ...(table as Pick<ComponentOf<'demand'>, 'periods' | 'schedule'>) };
  });

/** A price per hour; the case says from when on. */
const indexed: fc.Arbitrary<Component> = fc
  .record({
    multiplier: sometimes(decimal(0, 2, 2)),
    adder: sometimes(price),
    cap: sometimes(decimal(0, 1, 2)),
    floor: sometimes(decimal(-1, 0, 2)),
    day: fc.array(decimal(-1, 1, 4), { minLength: 24, maxLength: 24 }),
  })
  .map(({ day, ...terms }) => ({
    id: 'index',
    kind: 'indexed',
    ...terms,
    series: {
      start: '',
      stepMinutes: 60,
      prices: Array.from({ length: 24 * 42 }, (_, i) => day[(i + Math.floor(i / 24)) % 24]!),
    },
  }));

const byTotal: fc.Arbitrary<Component> = fc
  .tuple(fc.integer({ min: 5, max: 300 }), decimal(0, 9, 2), price, decimal(0, 9, 2), price)
  .map(([upTo, fixedLow, priceLow, fixedHigh, priceHigh]) => {
    const slab = (
      fixed: string,
      perKwh: string,
    ): Extract<Component, { kind: 'by_total' }>['slabs'][number]['components'] => [
      { id: 'slab-fixed', kind: 'fixed', amount: fixed, per: 'month', proration: 'whole' },
      { id: 'slab-energy', kind: 'energy', periods: [{ name: 'all', price: perKwh }] },
    ];
    return {
      id: 'slabs',
      kind: 'by_total',
      slabs: [
        { upTo: String(upTo), components: slab(fixedLow, priceLow) },
        { components: slab(fixedHigh, priceHigh) },
      ],
    };
  });

const plainComponents: readonly fc.Arbitrary<Component>[] = [
  fc.record({
    id: fc.constant('daily'),
    kind: fc.constant('fixed' as const),
    amount: decimal(-1, 3, 4),
    per: fc.constant('day' as const),
    months: sometimes(months),
  }),
  fc.record({
    id: fc.constant('monthly'),
    kind: fc.constant('fixed' as const),
    amount: decimal(0, 20, 2),
    per: fc.constantFrom('month' as const, 'year' as const),
    proration: sometimes(fc.constantFrom('cycle' as const, 'whole' as const, 'average_month' as const)),
  }),
  fc.record({
    id: fc.constant('credit'),
    kind: fc.constant('usage_band' as const),
    from: decimal(0, 200, 0),
    below: sometimes(decimal(201, 900, 0)),
    amount: decimal(-100, 20, 2),
    wholeKwh: sometimes(fc.boolean()),
  }),
  fc.record({
    id: fc.constant('delivery'),
    kind: fc.constant('delivery' as const),
    ref: fc.constant('tdu:ONCOR'),
    rows: fc.tuple(decimal(0, 9, 2), price, decimal(0, 9, 2), price).map(([month1, kwh1, month2, kwh2]) => [
      { from: '2020-01-01', to: '2025-03-31', perMonth: month1, perKwh: kwh1 },
      { from: '2025-04-01', perMonth: month2, perKwh: kwh2 },
    ]),
  }),
  fc.record({
    id: fc.constant('minimum'),
    kind: fc.constant('minimum' as const),
    amount: decimal(0, 100, 2),
    per: fc.constantFrom('day' as const, 'month' as const),
  }),
  fc.record({
    id: fc.constant('solar'),
    kind: fc.constant('export' as const),
    mode: fc.constant('feed_in' as const),
    carry: fc.constant('negative_bill' as const),
    periods: price.map((perKwh) => [{ name: 'all', price: perKwh }]),
  }),
  fc.record({
    id: fc.constant('discount'),
    kind: fc.constant('discount' as const),
    percent: decimal(0, 30, 1),
    on: sometimes(fc.constant<string[]>(['energy'])),
    requires: sometimes(fc.constantFrom('autopay' as const, 'pay_on_time' as const)),
  }),
  fc.record({
    id: fc.constant('membership'),
    kind: fc.constant('fee' as const),
    event: fc.constant('membership' as const),
    amount: decimal(0, 20, 2),
    frequency: fc.constant('month' as const),
    counted: fc.constant(true),
  }),
  fc.record({
    id: fc.constant('green'),
    kind: fc.constant('green' as const),
    perKwh: price,
    share: sometimes(decimal(1, 100, 0)),
  }),
  fc.record({
    id: fc.constant('sales-tax'),
    kind: fc.constant('tax' as const),
    percent: decimal(0, 25, 3),
    on: sometimes(fc.constant('bill' as const)),
  }),
  demand,
  indexed,
  byTotal,
] as const;

const structures: fc.Arbitrary<RateStructure> = fc
  .record({
    timezone: fc.constantFrom(...ZONES),
    clock: fc.constantFrom('local' as const, 'standard' as const),
    holidays: sometimes(
      fc.record({
        dates: fc.uniqueArray(fc.constantFrom('2024-03-06', '2024-12-25', '2025-01-01', '2025-04-04', '2025-07-15', '2025-10-05')),
        countAs: fc.constantFrom('weekend' as const, 'sunday' as const, 'holiday' as const),
      }),
    ),
    billingCycle: sometimes(
      fc.oneof(
        fc.constant({ kind: 'calendar_month' as const }),
        fc.integer({ min: 1, max: 28 }).map((day) => ({ kind: 'anchor_day' as const, day })),
      ),
    ),
    energy: energy('energy'),
    others: fc.subarray([...plainComponents], { maxLength: 6 }).chain((picked) => fc.tuple(...picked)),
  })
  .map(({ energy, others, ...header }) =>
    clean({ schema: 'treebeard/rate-structure/1' as const, currency: 'USD', ...header, components: [energy, ...others] }),
  )
  .map(withoutMixedMonths); // prettier-ignore

/** Twelve monthly values belong to calendar months: a billing period that spans two of them is another matter. */
function withoutMixedMonths(structure: RateStructure): RateStructure {
  const monthly = JSON.stringify(structure.components).includes('["0.');
  return monthly ? { ...structure, billingCycle: { kind: 'calendar_month' } } : structure;
}

function homes(zone: string): fc.Arbitrary<Pick<Case, 'usage'> & { from: string; to: string }> {
  return fc
    .record({
      from: fc.constantFrom(...FIRST_DAYS),
      days: fc.integer({ min: 1, max: 40 }),
      minutes: fc.constantFrom(15, 30, 60, 60),
      // One random draw per home; readings follow from it, so that a counterexample stays small.
      seed: fc.nat(1_000_000),
      missing: fc.constantFrom(0, 0, 0.02),
    })
    .map(({ from, days, minutes, seed, missing }) => {
      const to = dayAfter(from, days);
      const begin = startOfDay(zone, parseDay(from)!);
      const end = startOfDay(zone, parseDay(to)!);
      let state = seed + 1;
      const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
      const starts: number[] = [];
      const general: number[] = [];
      const sold: number[] = [];
      for (let start = begin; start < end; start += minutes * 60) {
        const first = start === begin || start + minutes * 60 >= end;
        if (random() < missing && !first) continue;
        starts.push(start);
        // Multiples of 4 mWh: a quarter of an hour of any reading is a whole number.
        general.push(Math.floor(random() * minutes * 10_000) * 4);
        sold.push(random() < 0.3 ? Math.floor(random() * minutes * 5_000) * 4 : 0);
      }
      const timeline = {
        starts: Float64Array.from(starts),
        ends: Float64Array.from(starts, (start) => start + minutes * 60),
      };
      const registers = { general: Float64Array.from(general), export: Float64Array.from(sold) };
      return { from, to, usage: { timeline, registers } };
    });
}

/** The series of an indexed price begins with the home's readings. */
function startSeries(structure: RateStructure, usage: Usage): RateStructure {
  const start = new Date(usage.timeline.starts[0]! * 1000).toISOString().replace('.000', '');
  const components = structure.components.map((component) =>
    component.kind === 'indexed' ? { ...component, series: { ...component.series, start } } : component,
  );
  return { ...structure, components };
}

/** A structure with a home in its time zone. */
export const cases: fc.Arbitrary<Case> = structures.chain((structure) =>
  fc
    .tuple(
      homes(structure.clock === 'standard' ? 'Etc/UTC' : structure.timezone),
      fc.constantFrom('exact' as const, 'exact' as const, 'printed' as const),
      fc.subarray(['autopay', 'pay_on_time']),
    )
    .map(([home, rounding, conditions]) => ({
      structure: startSeries(structure, home.usage),
      usage: home.usage,
      options: { from: home.from, to: home.to, rounding, conditions },
    })),
);
