/**
 * The coming year of a home, from what it has read: the trailing twelve months where there are twelve, gaps filled by like days,
 * months never read estimated by the region's season and the home's own (month-model.ts). The hours of the day are those of the
 * nearest season that was read, so time-of-use plans see a real day.
 */
import { dayText, type CivilDay } from '../calendar/civil.js';
import { startOfDay } from '../calendar/zone.js';
import type { Interval, MonthProjection } from '../profile/usage-profile.js';
import type { Usage } from '../series/usage.js';
import { gatherDays, monthIndex, type DayTable } from './day-table.js';
import { estimateFromMonths } from './estimate.js';
import { signsOf } from './hours-clue.js';
import {
  annualInterval,
  CONFORMAL_QUANTILES,
  conformalGroup,
  levelDeviation,
  monthInterval,
} from './interval.js';
import {
  countedBetween,
  dealer,
  ENOUGH_LIKE_DAYS,
  monthOf,
  nearestSeasonDays,
  sameMonthDays,
} from './like-days.js';
import { regionOf, type Region } from './region.js';
import { seasonalShape, type SeasonalShape } from './seasonal-shape.js';
import { trailingYear, type YearWindow } from './year-window.js';
import { writeYear, type StandIn } from './year-usage.js';

export interface YearProjection {
  readonly window: YearWindow;
  /** The year as readings, with a day before and after for plans that keep another clock. */
  readonly usage: Usage;
  readonly table: DayTable;
  readonly shape: SeasonalShape;
  readonly annual: Interval;
  /** Standard deviation of the year's level, as a share of it: what the scenarios draw from. */
  readonly levelDeviation: number;
  readonly months: readonly MonthProjection[];
  /** Days of the year that were read, and days that were filled from the same month or the same season of another year. */
  readonly daysRead: number;
  readonly daysFilled: number;
  /** Months of which too little was read, and which the model estimates. */
  readonly monthsEstimated: number;
  readonly notes: readonly string[];
}

/** How much more sun a month has than the year's mean, by distance from midsummer. */
function sunOfMonth(month: number, southern: boolean): number {
  const midsummer = southern ? 12.7 : 6.7;
  return 1 + 0.45 * Math.cos((2 * Math.PI * (month - midsummer)) / 12);
}

interface MonthPlan {
  /** Days of the month itself that count. */
  readonly own: readonly number[];
  /** Like days: of the month, else of the same season in another year. Empty when neither is enough. */
  readonly like: readonly number[];
}

function planMonth(table: DayTable, start: CivilDay, end: CivilDay): MonthPlan {
  const own = countedBetween(table, start, end);
  if (own.length >= ENOUGH_LIKE_DAYS) return { own, like: own };
  const season = sameMonthDays(table, start, end);
  return { own, like: season.length >= ENOUGH_LIKE_DAYS ? [...own, ...season] : [] };
}

/** kWh between the given days, in their order. */
function kwhByMonth({ timeline, registers }: Usage, days: readonly CivilDay[], timezone: string): number[] {
  const bounds = days.map((day) => startOfDay(timezone, day));
  const kwh = bounds.slice(1).map(() => 0);
  let month = -1;
  for (let i = 0; i < timeline.starts.length; i++) {
    while (month + 1 < bounds.length && timeline.starts[i]! >= bounds[month + 1]!) month++;
    if (month >= 0 && month < kwh.length) kwh[month]! += registers.general[i]! / 1e6;
  }
  return kwh;
}

/**
 * @returns undefined when no day is covered by readings
 */
export function projectYear(usage: Usage, timezone: string, told: Region): YearProjection | undefined {
  const table = gatherDays(usage.timeline, usage.registers.general, timezone);
  const window = table && trailingYear(table);
  if (!table || !window) return undefined;
  const shape = seasonalShape(regionOf(told, timezone));
  const starts = window.monthStarts;
  const plans = Array.from({ length: 12 }, (_, m) => planMonth(table, starts[m]!, starts[m + 1]!));
  // A home with less than a week of readings has no month to speak for it: then every read day speaks for its own month.
  const speaking = plans.some((plan) => plan.like.length > 0)
    ? plans.map((plan) => plan.like)
    : plans.map((plan) => plan.own);
  const estimate = estimateFromMonths(
    plans.map((_, m) => ({
      month: monthOf(starts[m]!),
      days: starts[m + 1]! - starts[m]!,
      observed: speaking[m]!.map((day) => table.kwh[day]!),
      ...signsOf(table, speaking[m]!),
    })),
    shape,
  );
  if (!estimate) return undefined;

  const standIns = plans.map((plan, m) => {
    const month = monthOf(starts[m]!);
    const known = speaking[m]!.length > 0;
    const donors = known ? speaking[m]! : nearestSeasonDays(table, month, shape);
    const deal = dealer(table, donors);
    const missing = starts[m + 1]! - starts[m]! - plan.own.length;
    // Dealt once ahead, so that the month's total is the estimate whatever weekdays are missing.
    const rehearsal = dealer(table, donors);
    let dealt = 0;
    for (let day = starts[m]!; day < starts[m + 1]!; day++) {
      if (!plan.own.includes(day - table.first)) dealt += table.kwh[rehearsal(day)]!;
    }
    const daily = estimate.monthKwh[m]! / (starts[m + 1]! - starts[m]!);
    const use = known || dealt === 0 ? 1 : (daily * missing) / dealt;
    return (day: CivilDay): StandIn => {
      const donor = deal(day);
      const sun = known
        ? 1
        : sunOfMonth(month, shape.southern) / sunOfMonth(monthOf(table.first + donor), shape.southern);
      return { donor, use, sun };
    };
  });
  const firstMonth = monthIndex(window.start);
  const year = writeYear(usage, table, timezone, { first: window.start - 1, end: window.end + 1 }, (day) =>
    standIns[Math.max(0, Math.min(11, monthIndex(day) - firstMonth))]!(day),
  );

  const monthKwh = kwhByMonth(year, starts, timezone);
  const annualKwh = monthKwh.reduce((a, b) => a + b, 0);
  const read = plans.reduce(
    (total, plan) => total + plan.own.reduce((kwh, day) => kwh + table.kwh[day]!, 0),
    0,
  );
  const daysRead = plans.reduce((total, plan) => total + plan.own.length, 0);
  const monthsEstimated = speaking.filter((days) => days.length === 0).length;
  const seen = speaking.flatMap((days, m) => (days.length > 0 ? [monthOf(starts[m]!)] : []));
  const quantile = CONFORMAL_QUANTILES[conformalGroup(seen, shape.southern)];
  const deviation = levelDeviation(estimate.relativeDeviation, quantile);
  const daysEstimated = speaking.reduce(
    (total, days, m) => total + (days.length === 0 ? starts[m + 1]! - starts[m]! - plans[m]!.own.length : 0),
    0,
  );
  const daysFilled = window.end - window.start - daysRead - daysEstimated;
  return {
    window,
    usage: year,
    table,
    shape,
    annual: annualInterval(annualKwh, read, deviation),
    levelDeviation: deviation,
    months: monthKwh.map((kwh, m) =>
      monthInterval(dayText(starts[m]!), kwh, speaking[m]!.length > 0, deviation),
    ),
    daysRead,
    daysFilled,
    monthsEstimated,
    notes: notesOf(daysFilled, monthsEstimated, shape, table),
  };
}

function notesOf(
  daysFilled: number,
  monthsEstimated: number,
  shape: SeasonalShape,
  table: DayTable,
): string[] {
  const notes: string[] = [];
  if (table.resolution === 'monthly') {
    notes.push('The readings are billing totals; they are spread evenly over their days.');
  }
  if (daysFilled > 0) {
    notes.push(
      `${daysFilled} ${daysFilled === 1 ? 'day was' : 'days were'} missing and ${daysFilled === 1 ? 'is' : 'are'} filled with like days (same weekday, same season).`,
    );
  }
  if (monthsEstimated > 0) {
    const from = {
      homes: 'homes known in the region',
      temperatures: "the region's temperatures",
      flat: 'no region (none is known, so every month is taken alike)',
    }[shape.from];
    const those = monthsEstimated === 1 ? 'was not read; it is' : 'were not read; they are';
    notes.push(
      `${monthsEstimated} of 12 months ${those} estimated from the months read and the season of ${from}.`,
    );
  }
  return notes;
}
