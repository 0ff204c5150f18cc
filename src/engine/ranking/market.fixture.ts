/** Random markets for the properties of the ranking: homes of every kind, plans of every kind, wishes and contracts. */
import fc from 'fast-check';
import { addMonths, civilDay } from '../calendar/civil.js';
import type { ExitFee, Plan } from '../plan.js';
import type { Usage } from '../series/usage.js';
import type { Component } from '../tariff/structure.js';
import type { Preferences, Weights } from './preferences.js';
import {
  base,
  coolingDay,
  credit,
  flat,
  homeUsage,
  makePlan,
  structureOf,
  tiers,
  ZONE,
} from './ranking.fixture.js';
import type { CurrentPlan, RecommendInput } from './recommendation.js';

const FIRST = civilDay(2025, 1, 1);
const YEAR = addMonths(FIRST, 12);

/** Sun at noon: a home with panels takes less and gives some. */
function withPanels(usage: Usage): Usage {
  const { starts } = usage.timeline;
  const sun = Float64Array.from(starts, (_, i) => (i % 4 === 2 ? 5e6 : 0));
  const general = usage.registers.general.map((own, i) => Math.max(0, own - sun[i]!));
  const given = usage.registers.general.map((own, i) => Math.max(0, sun[i]! - own));
  return { timeline: usage.timeline, registers: { general, export: given } };
}

const quarterDays = (kwh: (day: number) => number, last = YEAR): Usage =>
  homeUsage(FIRST, last, { minutes: 360, daily: kwh, hourly: (hour) => (hour >= 12 ? 0.06 : 0.0233) });

/** Made once: the projection of a home is the same for every catalog. */
export const HOMES: readonly Usage[] = [
  quarterDays(coolingDay),
  quarterDays(() => 8),
  quarterDays((day) => 60 + 25 * Math.sin(day / 58)),
  quarterDays(coolingDay, addMonths(FIRST, 4)),
  withPanels(quarterDays(coolingDay)),
  homeUsage(FIRST, YEAR, { minutes: 1440, daily: coolingDay }),
  homeUsage(FIRST, addMonths(FIRST, 3), { minutes: 1440, daily: () => 30 }),
];

/** Dear from six in the evening to midnight: homes read every six hours can be priced, homes read by the day cannot. */
const night = (cheap: string, dear: string): Component => ({
  id: 'energy',
  kind: 'energy',
  periods: [
    { name: 'day', price: cheap },
    { name: 'night', price: dear },
  ],
  schedule: { windows: [{ period: 'night', from: '18:00', to: '24:00' }], otherwise: 'day' },
});

/** Present in one case of `of`. */
const rarely = <T>(of: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: of - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const cents = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: to }).map((value) => (value / 100).toFixed(2));

const energy: fc.Arbitrary<Component> = fc.oneof(
  cents(5, 30).map(flat),
  fc.tuple(cents(4, 15), cents(15, 60)).map(([low, high]) => night(low, high)),
  fc
    .tuple(fc.constantFrom('300', '500', '1000'), cents(5, 20), cents(5, 30))
    .map(([bound, first, second]) => tiers(bound, first, second)),
);
const extras: fc.Arbitrary<readonly Component[]> = fc
  .record({
    fixed: fc.option(cents(0, 2500).map(base)),
    credit: fc.option(
      fc
        .tuple(fc.constantFrom('500', '700', '1000'), cents(1000, 9000))
        .map(([from, amount]) => credit(from, amount)),
    ),
    minimum: rarely(
      5,
      cents(2000, 9000).map((amount): Component => ({
        id: 'minimum',
        kind: 'minimum',
        amount,
        per: 'month',
      })),
    ),
    feedIn: fc.option(
      cents(0, 12).map((price): Component => ({
        id: 'export',
        kind: 'export',
        mode: 'feed_in',
        periods: [{ name: 'all', price }],
      })),
    ),
    tax: rarely(
      4,
      cents(100, 1000).map((percent): Component => ({ id: 'tax', kind: 'tax', percent, on: 'bill' })),
    ),
  })
  .map((parts) => Object.values(parts).flatMap((part) => part ?? []));

const amount = fc.integer({ min: 1, max: 300 }).map((value) => `${value}.00`);
const waivedLastDays = fc.option(fc.constantFrom(14, 30), { nil: undefined });
export const exitFee: fc.Arbitrary<ExitFee> = fc.oneof(
  fc.constantFrom<ExitFee>({ kind: 'none' }, { kind: 'unknown' }),
  fc.record({ kind: fc.constant('flat' as const), amount, waivedLastDays }),
  fc.record({ kind: fc.constant('per_month_remaining' as const), amount, waivedLastDays }),
  fc.tuple(amount, amount, waivedLastDays).map(([first, later, days]): ExitFee => ({
    kind: 'declining',
    steps: [
      { fromMonth: 0, amount: first },
      { fromMonth: 6, amount: later },
    ],
    waivedLastDays: days,
  })),
);

/** Mostly plans that can be ranked; some that are refused, barred, in another currency, or on another network. */
export const plan: fc.Arbitrary<Plan> = fc
  .record({
    id: fc.integer({ min: 0, max: 60 }),
    energy,
    extras,
    odd: rarely(8, fc.constantFrom('broken', 'euro', 'gas', 'elsewhere', 'business', 'past', 'wires')),
    planType: fc.constantFrom<Plan['planType']>('fixed', 'fixed', 'variable', 'indexed', 'time_of_use'),
    contractMonths: fc.constantFrom(0, 1, 12, 24, 36),
    exitFee,
    renewablePercent: fc.option(fc.constantFrom(0, 33, 100), { nil: undefined }),
    supplierRating: fc.option(fc.constantFrom(1.5, 3, 4.6), { nil: undefined }),
    prepaid: rarely(4, fc.constant(true)).map((prepaid) => prepaid ?? false),
    supplier: fc.constantFrom('One', 'Two', 'Three'),
  })
  .map(({ id, energy: priced, extras: rest, odd, ...terms }) => {
    const components = odd === 'broken' ? [{ ...flat('1'), periods: [] } as never] : [priced, ...rest];
    return makePlan(`p${id}`, components, {
      ...terms,
      structure: structureOf(components, {
        ...(odd === 'euro' ? { currency: 'EUR' } : {}),
        ...(odd === 'wires' ? { coverage: 'delivery_only' } : {}),
      }),
      ...(odd === 'gas' ? { commodity: 'gas' } : {}),
      ...(odd === 'elsewhere' ? { networks: ['tdu:AEP'] } : {}),
      ...(odd === 'business' ? { customer: 'business' } : {}),
      ...(odd === 'past' ? { effectiveTo: '2025-12-31' } : {}),
    });
  });

/** Up to eight plans with ids of their own; now and then one is another's twin under another id, so that there are ties. */
export const catalog: fc.Arbitrary<Plan[]> = fc
  .tuple(fc.uniqueArray(plan, { selector: ({ id }) => id, minLength: 1, maxLength: 8 }), fc.boolean())
  .map(([plans, twin]) => (twin ? [...plans, { ...plans[0]!, id: 'twin', name: 'Plan twin' }] : plans));

const weights: fc.Arbitrary<Weights> = fc
  .tuple(fc.nat(100), fc.nat(100), fc.nat(100))
  .map((cuts) => [...cuts].sort((a, b) => a - b) as [number, number, number])
  .map(([a, b, c]) => ({ cost: a, flexibility: b - a, renewable: c - b, rating: 100 - c }));

export const preferences: fc.Arbitrary<Preferences> = fc.record({
  weights,
  vetoes: fc.record({
    minRenewablePercent: rarely(6, fc.constantFrom(20, 100)),
    maxContractMonths: rarely(6, fc.constantFrom(1, 12)),
    noVariablePrice: rarely(6, fc.constant(true)),
    noPrepaid: rarely(6, fc.constant(true)),
    minSupplierRating: rarely(8, fc.constant(3)),
  }),
});

const day = fc.integer({ min: 1, max: 24 }).map((month) => {
  const start = addMonths(FIRST, month);
  return new Date(start * 86_400_000).toISOString().slice(0, 10);
});
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

export const currentPlan: fc.Arbitrary<CurrentPlan> = fc.record({
  plan,
  contractStart: fc.constantFrom(undefined, '2025-02-01'),
  contractEnd: optional(day),
  exitFee: optional(exitFee),
  holdoverPercent: fc.constantFrom(undefined, 0, 25),
});

/** All that a ranking is asked with, but for the plans. */
export const household: fc.Arbitrary<Omit<RecommendInput, 'plans'>> = fc.record({
  usage: fc.constantFrom(...HOMES),
  timezone: fc.constant(ZONE),
  country: fc.constant('US'),
  region: fc.constant('TX'),
  network: fc.constant('tdu:ONCOR'),
  asOf: fc.constant('2026-01-15'),
  preferences,
  currentPlan: optional(currentPlan),
});
