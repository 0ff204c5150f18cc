/** Random homes on random rate structures, within what the reference prices. Draws are small, so that a counterexample reads. */
import fc from 'fast-check';
import { parseDay } from '../../src/engine/calendar/civil.js';
import { startOfDay } from '../../src/engine/calendar/zone.js';
import type { Usage } from '../../src/engine/series/usage.js';
import type { BillingCycle, Component, RateStructure } from '../../src/engine/tariff/structure.js';
import { dayAfter } from './calendar.js';
import { energy, netEnergy, netMetering, otherComponents, paidExport } from './components.js';
import type { ReferenceOptions } from './world.js';
import { decimal, FIRST_DAYS, months, sometimes } from './values.js';

export interface Case {
  readonly structure: RateStructure;
  readonly usage: Usage;
  readonly options: ReferenceOptions;
  /** Seconds of which every window, offset and price step is a multiple. */
  readonly step: number;
}

/** A home by the numbers from which its readings follow. */
export interface HomeDraw {
  readonly from: string;
  readonly days: number;
  readonly minutes: number;
  readonly seed: number;
  readonly missing: number;
}

export interface Draw {
  readonly structure: RateStructure;
  readonly home: HomeDraw;
  /** Read dates as days from the first day priced; they replace the structure's billing cycle. */
  readonly reads: readonly number[] | undefined;
  readonly rounding: 'exact' | 'printed';
  readonly conditions: readonly string[];
  readonly step: number;
}

const ZONES = [
  'America/Chicago', 'America/Los_Angeles', 'Australia/Sydney', 'Australia/Adelaide', 'Europe/Dublin', 'Asia/Kolkata', 'Etc/UTC',
]; // prettier-ignore
/** Zones whose offsets are whole hours. */
const WHOLE_HOURS = ['America/Chicago', 'Australia/Sydney', 'Etc/UTC'];

const holidays = fc.record({
  dates: fc.uniqueArray(fc.constantFrom('2024-03-06', '2025-01-01', '2025-04-04', '2025-07-15', '2025-10-05')),
  named: sometimes(
    fc.uniqueArray(
      fc.constantFrom('new_years_day', 'good_friday', 'memorial_day', 'independence_day', 'labor_day', 'thanksgiving', 'christmas'),
    ),
  ),
  observance: fc.constantFrom(undefined, 'actual_day' as const, 'sunday_to_monday' as const, 'nearest_weekday' as const),
  countAs: fc.constantFrom('weekend' as const, 'sunday' as const, 'holiday' as const),
}); // prettier-ignore

const cycles: fc.Arbitrary<BillingCycle> = fc.oneof(
  fc.constant({ kind: 'calendar_month' as const }),
  fc.constant({ kind: 'calendar_quarter' as const }),
  fc.integer({ min: 1, max: 28 }).map((day) => ({ kind: 'anchor_day' as const, day })),
);

const billingDemands = fc.record({
  minimumKw: sometimes(decimal(0, 5, 1)),
  intervalMinutes: sometimes(fc.constant(60)),
  percent: fc.oneof(decimal(0, 100, 1), fc.array(decimal(0, 100, 0), { minLength: 12, maxLength: 12 })),
  lookbackMonths: sometimes(fc.integer({ min: 1, max: 12 })),
  months: sometimes(months),
  history: sometimes(fc.array(decimal(0, 9, 1), { minLength: 12, maxLength: 12 })),
  wraps: sometimes(fc.boolean()),
  actualMonths: sometimes(months),
});

const clean = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** What is bought and what is sold: plain import, paid exports, or net metering. */
const metering = (minutes: number): fc.Arbitrary<Component[]> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.tuple(energy('energy', minutes)) },
    { weight: 2, arbitrary: fc.tuple(energy('energy', minutes, ['general', 'house', undefined]), paidExport(minutes)) },
    { weight: 2, arbitrary: fc.tuple(netEnergy('energy', minutes), netMetering(minutes)) },
    { weight: 1, arbitrary: fc.tuple(netEnergy('energy', minutes), netEnergy('delivered', minutes), netMetering(minutes)) },
  ) as fc.Arbitrary<Component[]>; // prettier-ignore

/** @param minutes what all windows are multiples of */
export function structures(minutes: number, zones: readonly string[]): fc.Arbitrary<RateStructure> {
  return fc
    .record({
      timezone: fc.constantFrom(...zones),
      clock: fc.constantFrom('local' as const, 'local' as const, 'standard' as const),
      holidays: sometimes(holidays),
      billingCycle: sometimes(cycles),
      billingDemand: sometimes(billingDemands),
      metered: metering(minutes),
      others: fc
        .subarray([...otherComponents(minutes)], { maxLength: 6 })
        .chain((picked) => fc.tuple(...picked)),
    })
    .chain(({ metered, others, ...header }) => {
      const components = [...metered, ...others];
      const ids = components.map(({ id }) => id);
      const order = fc.option(fc.shuffledSubarray(ids, { minLength: ids.length }), { nil: undefined, freq: 2 });
      return order.map((drawn) =>
        fitting(
          clean({ schema: 'treebeard/rate-structure/1' as const, currency: 'USD', ...header, components, order: drawn }),
        ),
      );
    }); // prettier-ignore
}

/** Whether netted energy fills a ladder over a quarter: then billing periods have to lie in one. */
const netsQuarters = ({ components }: RateStructure): boolean =>
  components.some(
    (component) =>
      component.kind === 'energy' && component.register === 'net' && component.tierReset === 'quarter',
  );

/** Bases that name components of the structure, and billing periods that suit its ladders. */
function fitting(structure: RateStructure): RateStructure {
  const ids = structure.components.map(({ id }) => id);
  const components = structure.components.map((component) => {
    if (!('on' in component) || !Array.isArray(component.on)) return component;
    const named = component.on.filter((id) => ids.includes(id));
    return { ...component, on: named.length > 0 ? named : ('bill' as const) };
  });
  return {
    ...structure,
    components,
    ...(netsQuarters(structure) ? { billingCycle: { kind: 'calendar_month' } } : {}),
  };
}

const home = (days: fc.Arbitrary<number>, minutes: readonly number[]): fc.Arbitrary<HomeDraw> =>
  fc.record({
    from: fc.constantFrom(...FIRST_DAYS),
    days,
    minutes: fc.constantFrom(...minutes),
    seed: fc.nat(1_000_000),
    missing: fc.constantFrom(0, 0, 0.02),
  });

const draws = (
  structure: fc.Arbitrary<RateStructure>,
  homes: fc.Arbitrary<HomeDraw>,
  step: number,
): fc.Arbitrary<Draw> =>
  fc
    .record({
      structure,
      home: homes,
      reads: fc.option(fc.uniqueArray(fc.integer({ min: -20, max: 70 }), { minLength: 2, maxLength: 4 }), {
        nil: undefined,
        freq: 5,
      }),
      rounding: fc.constantFrom('exact' as const, 'exact' as const, 'printed' as const),
      conditions: fc.subarray(['autopay', 'pay_on_time']),
      step: fc.constant(step),
    })
    .map((draw) => (netsQuarters(draw.structure) ? { ...draw, reads: undefined } : draw));

/** Weeks in quarter hours, months in hours, and now and then more than a year in hours. */
export const cases: fc.Arbitrary<Draw> = fc.oneof(
  {
    weight: 40,
    arbitrary: draws(structures(15, ZONES), home(fc.integer({ min: 1, max: 12 }), [15, 30, 60]), 900),
  },
  {
    weight: 40,
    arbitrary: draws(structures(60, WHOLE_HOURS), home(fc.integer({ min: 10, max: 75 }), [60]), 3600),
  },
  {
    weight: 1,
    arbitrary: draws(structures(60, WHOLE_HOURS), home(fc.integer({ min: 330, max: 400 }), [60]), 3600),
  },
);

const zoneOf = ({ clock, timezone }: RateStructure): string => (clock === 'standard' ? 'Etc/UTC' : timezone);

/** Readings of a home whose days are those of a zone. */
export function readings({ from, days, minutes, seed, missing }: HomeDraw, zone: string): Usage {
  const begin = startOfDay(zone, parseDay(from)!);
  const end = startOfDay(zone, parseDay(dayAfter(from, days))!);
  let state = seed + 1;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  // Multiples of 4 mWh: a quarter of an hour of any reading is a whole number.
  const energyUpTo = (most: number): number => Math.floor(random() * minutes * most) * 4;
  const starts: number[] = [];
  const general: number[] = [];
  const sold: number[] = [];
  const controlled: number[] = [];
  const made: number[] = [];
  for (let start = begin; start < end; start += minutes * 60) {
    const edge = start === begin || start + minutes * 60 >= end;
    if (random() < missing && !edge) continue;
    starts.push(start);
    general.push(energyUpTo(10_000));
    sold.push(random() < 0.4 ? energyUpTo(12_000) : 0);
    controlled.push(random() < 0.2 ? energyUpTo(4_000) : 0);
    made.push(sold.at(-1)! + (random() < 0.4 ? energyUpTo(3_000) : 0));
  }
  const production = Float64Array.from(made);
  const column = (values: readonly number[]): Float64Array => Float64Array.from(values);
  return {
    timeline: { starts: column(starts), ends: Float64Array.from(starts, (start) => start + minutes * 60) },
    registers: {
      general: column(general),
      export: column(sold),
      controlled_load: column(controlled),
      production,
      house: Float64Array.from(general, (used, i) => used + made[i]! - sold[i]!),
    },
  };
}

/** A price for every hour, up and down and now and then below zero; two days are missing at the end. */
function hourlyPrices({ from, days, seed }: HomeDraw, zone: string) {
  const start = startOfDay(zone, parseDay(from)!);
  const count = Math.max(24, (days - 2) * 24);
  const price = (hour: number): string => ((((hour + seed) * 7919) % 2001) / 1000 - 0.7).toFixed(3);
  return { start, stepSeconds: 3600, prices: Array.from({ length: count }, (_, hour) => price(hour)) };
}

/** The case of a draw. */
export function build({ structure, home: drawn, reads, rounding, conditions, step }: Draw): Case {
  const zone = zoneOf(structure);
  const onCalendar = (text: string): string =>
    text.replace(/^\+(\d+)/, (_, days: string) => dayAfter(drawn.from, Number(days)));
  const components = structure.components.map((component) =>
    component.kind === 'demand' && component.coincident
      ? {
          ...component,
          coincident: component.coincident.map(({ period, from, to }) => ({
            period,
            from: onCalendar(from),
            to: onCalendar(to),
          })),
        }
      : component.kind === 'export' && component.series
        ? { ...component, series: inlineSeries(hourlyPrices({ ...drawn, days: drawn.days + 5 }, zone)) }
        : component,
  );
  const dates = reads && [...reads].sort((a, b) => a - b).map((days) => dayAfter(drawn.from, days));
  return {
    structure: {
      ...structure,
      components,
      ...(dates ? { billingCycle: { kind: 'read_dates', dates } } : {}),
    },
    usage: readings(drawn, zone),
    options: {
      from: drawn.from,
      to: dayAfter(drawn.from, drawn.days),
      rounding,
      conditions,
      series: { day: hourlyPrices(drawn, zone) },
    },
    step,
  };
}

/** A series that stands in the structure itself. */
const inlineSeries = ({ start, prices }: ReturnType<typeof hourlyPrices>) => ({
  start: new Date(start * 1000).toISOString().replace('.000', ''),
  stepMinutes: 60,
  prices,
});
