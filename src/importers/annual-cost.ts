/** Published annual costs of standard households, reproduced by the engine. */
import { civilDay } from '../engine/calendar/civil.js';
import { amountText, milliwattHours } from '../engine/money.js';
import { done, refuse, type Outcome } from '../engine/refusal.js';
import type { Usage } from '../engine/series/usage.js';
import { compileCalendar } from '../engine/tariff/price-calendar.js';
import { compileTariff, priceUsage } from '../engine/tariff/tariff.js';
import type { ComponentOf, RateStructure, SelfCheck } from '../engine/tariff/structure.js';
import { BENCHMARK_LOADS, HOURS, type BenchmarkLoad } from './australia/benchmark-loads.js';
import { exact, plain } from './record.js';
import type { CheckedFigure } from './self-check.js';

export type AnnualCostCheck = Extract<SelfCheck, { kind: 'annual_cost' }>;

const FIRST = civilDay(2025, 1, 1);
const DAYS = 365;
const HOUR = 3600;
const SEGMENTS = Object.keys(HOURS) as (keyof BenchmarkLoad)[];

/**
 * The yearly cost of a benchmark load under a plan. Only the sums per window are known of such a load, so a plan is compared only when
 * its price is one in each of these windows, every day of the year.
 */
export function checkAnnualCost(structure: RateStructure, check: AnnualCostCheck): Outcome<CheckedFigure> {
  const load = BENCHMARK_LOADS[check.load];
  if (!load) return refuse('unsupported', `the load "${check.load}" is not known`);
  if (!hasStandardWindows(structure))
    return refuse('needs_interval_data', 'the plan has other hours than the published load is known by');
  // The load is made on the clock of the plan, whatever that is: a clock without a zone serves.
  const tariff = compileTariff({ ...structure, timezone: 'Etc/UTC', clock: 'local' });
  if (!tariff.ok) return tariff;
  const bill = priceUsage(tariff.value, usageOf(check.load, load));
  if (!bill.ok) return bill;
  const computed = exact(amountText(bill.value.total));
  const difference = computed.minus(check.value).abs();
  return done({
    what: `yearly cost of ${check.load}`,
    published: check.value,
    computed: plain(computed.toDecimalPlaces(2)),
    difference: plain(difference.toDecimalPlaces(2)),
    agrees: difference.lte(check.tolerance ?? '0.005'),
  });
}

const usages = new Map<string, Usage>();

function usageOf(name: string, load: BenchmarkLoad): Usage {
  const known = usages.get(name) ?? makeUsage(load);
  usages.set(name, known);
  return known;
}

function makeUsage(load: BenchmarkLoad): Usage {
  const hourly = new Float64Array(24);
  for (const segment of SEGMENTS) {
    const hours = HOURS[segment];
    for (const hour of hours)
      hourly[hour] = Math.round(milliwattHours(load[segment]) / (DAYS * hours.length));
  }
  const starts = Float64Array.from({ length: DAYS * 24 }, (_, index) => (FIRST * 24 + index) * HOUR);
  return {
    timeline: { starts, ends: starts.map((start) => start + HOUR) },
    registers: { general: Float64Array.from(starts, (_, index) => hourly[index % 24]!) },
  };
}

/** Whether every window of the load has one price, and no price depends on how much is used. */
export function hasStandardWindows(structure: RateStructure): boolean {
  const usage = structure.components.filter(
    (component) => component.kind === 'energy' && component.register !== 'controlled_load',
  ) as ComponentOf<'energy'>[];
  const [energy] = usage;
  if (usage.length !== 1 || !energy || energy.season || energy.months) return false;
  const prices = energy.periods.map((period) => ('price' in period ? String(period.price) : undefined));
  if (prices.includes(undefined)) return false;
  const names = energy.periods.map(({ name }) => name);
  const calendar = compileCalendar(energy.schedule, names, undefined, '');
  if (!calendar.ok) return false;
  const { slotSeconds } = calendar.value;
  const step = Math.min(slotSeconds, HOUR);
  // A week in each half of the year shows every weekday under both seasons.
  const days = [...Array(7).keys()].flatMap((day) => [FIRST + day, FIRST + 182 + day]);
  return SEGMENTS.every((segment) => {
    const found = new Set<string | undefined>();
    for (const day of days) {
      const template = calendar.value.template(day);
      for (const hour of HOURS[segment])
        for (let second = hour * HOUR; second < (hour + 1) * HOUR; second += step)
          found.add(prices[template[Math.floor(second / slotSeconds)]!]);
    }
    return found.size === 1;
  });
}
