/** Random prices, days, windows and tiers: the small change of random rate structures. */
import fc from 'fast-check';
import type { Monthly, PricePeriod, Schedule, Window } from '../../src/engine/tariff/structure.js';
import { dayAfter } from './calendar.js';

/** Days on or near which clocks change somewhere, months and years turn, and a leap day lies. */
export const FIRST_DAYS = [
  '2024-02-20', '2024-03-05', '2024-10-20', '2024-12-24', '2025-03-25', '2025-04-01', '2025-06-28', '2025-10-04',
] as const; // prettier-ignore

export const NAMES = ['peak', 'shoulder', 'night'] as const;

export const decimal = (from: number, to: number, places: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: Math.round(from * 10 ** places), max: Math.round(to * 10 ** places) })
    .map((value) => (value / 10 ** places).toFixed(places));

export const price = decimal(0, 1, 5);

/** One value, or now and then twelve. */
export const monthly = (value: fc.Arbitrary<string>): fc.Arbitrary<Monthly> =>
  fc.oneof(
    { weight: 6, arbitrary: value },
    { weight: 1, arbitrary: fc.array(value, { minLength: 12, maxLength: 12 }) },
  );

export const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

/** @param minutes what all times are multiples of */
const clockTime = (minutes: number): fc.Arbitrary<string> =>
  fc.nat(1440 / minutes).map((step) => {
    const minute = step * minutes;
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  });

const two = (value: number): string => String(value).padStart(2, '0');
const monthDay = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 29 }))
  .map(([month, day]) => `${two(month)}-${two(day)}`);
const season = fc.record({ from: monthDay, to: monthDay });
export const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 });
const dayNames = fc.uniqueArray(
  fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'weekday', 'weekend', 'holiday'),
  { minLength: 1, maxLength: 4 },
) as fc.Arbitrary<NonNullable<Window['days']>>;

const someDay = fc
  .tuple(fc.constantFrom(...FIRST_DAYS), fc.nat(40))
  .map(([from, days]) => dayAfter(from, days));

/** The days on which a component exists: mostly all. */
export const existence = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ months }) },
  { weight: 1, arbitrary: fc.record({ season }) },
  { weight: 1, arbitrary: fc.record({ validFrom: someDay }) },
  { weight: 1, arbitrary: fc.record({ validTo: someDay }) },
);

export function schedules(names: readonly string[], minutes: number): fc.Arbitrary<Schedule> {
  const window = fc.record({
    period: fc.constantFrom(...names),
    months: sometimes(months),
    season: sometimes(season),
    days: sometimes(dayNames),
    from: sometimes(clockTime(minutes).filter((time) => time !== '24:00')),
    to: sometimes(clockTime(minutes)),
  });
  const windows = fc.record({
    windows: fc.array(window, { maxLength: 4 }),
    otherwise: fc.constantFrom(...names),
  });
  // Two matrices from a few bands of hours, so that a counterexample stays readable.
  const band = fc.record({
    from: fc.nat(23),
    to: fc.nat(24),
    months: fc.uniqueArray(fc.nat(11), { maxLength: 12 }),
    period: fc.nat(names.length - 1),
  });
  const matrix = fc
    .array(band, { maxLength: 3 })
    .map((bands) =>
      Array.from({ length: 12 }, (_, month) =>
        Array.from(
          { length: 24 },
          (_hour, hour) =>
            bands.find((one) => one.months.includes(month) && one.from <= hour && hour < one.to)?.period ?? 0,
        ),
      ),
    );
  return fc.oneof(
    { weight: 3, arbitrary: windows },
    { weight: 1, arbitrary: fc.record({ weekday: matrix, weekend: matrix }) },
  );
}

interface DrawnTier {
  upTo?: Monthly;
  unit?: 'kWh/kW';
  price: string;
}

/** Ascending bounds, the last tier open; now and then a bound for every month. */
export const tiers = (highest: number, byMonth = true): fc.Arbitrary<DrawnTier[]> =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: highest }), { minLength: 1, maxLength: 3 }),
      fc.array(price, { minLength: 4, maxLength: 4 }),
      byMonth ? fc.nat(5).map((draw) => draw === 0) : fc.constant(false),
    )
    .map(([bounds, prices, varies]) => {
      const upTo = (bound: number): Monthly =>
        varies ? Array.from({ length: 12 }, (_, month) => String(bound * (1 + (month % 3)))) : String(bound);
      const sorted = [...bounds].sort((a, b) => a - b);
      return [...sorted.map((bound, i) => ({ upTo: upTo(bound), price: prices[i]! })), { price: prices[3]! }];
    });

/** A ladder of blocks per kW, with or without steps in kWh inside the first, or kWh steps before it. */
const perKwTiers: fc.Arbitrary<DrawnTier[]> = fc
  .tuple(fc.constantFrom('blocks', 'steps inside', 'steps before'), tiers(60, false), fc.array(price, { minLength: 3, maxLength: 3 }))
  .map(([shape, steps, [first, second, last]]) => {
    const blocks: DrawnTier[] = [
      { upTo: '40', unit: 'kWh/kW', price: first! },
      { upTo: '90.5', unit: 'kWh/kW', price: second! },
      { price: last! },
    ];
    const bounded = steps.slice(0, -1);
    if (shape === 'blocks') return blocks;
    return shape === 'steps before' ? [...bounded, ...blocks] : [blocks[0]!, ...steps, ...blocks.slice(1)];
  }); // prettier-ignore

export interface DrawnTable {
  periods: PricePeriod[];
  schedule?: Schedule | undefined;
}

/** Prices for one to three price periods. @param minutes what all windows are multiples of */
export function priceTables(shape: 'flat' | 'tiered' | 'per kW', minutes: number): fc.Arbitrary<DrawnTable> {
  return fc.integer({ min: 1, max: 3 }).chain((count) => {
    const names = NAMES.slice(0, count);
    const ladder = shape === 'per kW' ? perKwTiers : tiers(400);
    const priced =
      shape === 'flat'
        ? fc.tuple(...names.map(() => monthly(price).map((value) => ({ price: value }))))
        : fc.oneof(
            // Every period its own bounds, or all the same: then they share a ladder.
            fc.tuple(...names.map(() => ladder.map((value) => ({ tiers: value })))),
            ladder.map((value) => names.map(() => ({ tiers: value }))),
          );
    return fc.record({
      periods: priced.map((all) => all.map((one, i) => ({ name: names[i]!, ...one })) as PricePeriod[]),
      schedule: count === 1 ? fc.constant(undefined) : schedules(names, minutes),
    });
  });
}
