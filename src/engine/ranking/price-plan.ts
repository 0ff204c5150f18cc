/** One plan priced for one home: the exact bill of the year, and its cost in every scenario. */
import { amountNumber } from '../money.js';
import type { Plan } from '../plan.js';
import type { YearProjection } from '../projection/project-year.js';
import { done, type Outcome } from '../refusal.js';
import type { Bill, PricingOptions } from '../tariff/bill.js';
import { priceUsage, type Tariff } from '../tariff/tariff.js';
import type { Battery } from '../whatif/battery.js';
import { withBattery } from '../whatif/with-battery.js';
import { tariffOf } from './compiled.js';
import { isStraight, respond, responsesOf, type MonthResponse } from './month-response.js';
import { priceRange } from './range-pricing.js';
import type { Basis } from './recommendation.js';
import { quantile, SCENARIOS, type Scenarios } from './scenarios.js';

/** What all plans of one answer are priced with. */
export interface PricingContext {
  readonly projection: YearProjection;
  readonly scenarios: Scenarios;
  readonly options: PricingOptions;
  readonly battery?: Battery;
}

export interface PlanCost {
  readonly plan: Plan;
  readonly basis: Basis;
  /** Mean over the scenarios; null for a range. */
  readonly expected: number | null;
  readonly low: number;
  readonly high: number;
  /** Of a range: its cost if the energy were used evenly over the day. */
  readonly even?: number;
  readonly bill?: Bill;
  readonly responses: readonly MonthResponse[];
  /** Cost of the year in each scenario; empty for a range. */
  readonly scenarioCosts: Float64Array;
  /** 10th and 90th percentile of the scenarios (the bounds, for a range). */
  readonly p10: number;
  readonly p90: number;
}

/** Missing days up to this share of the year leave a plan priced on readings. */
const FEW_DAYS = 0.01;
const ESTIMATE_FLAGS = ['wholesale_estimate', 'inverted_from_averages', 'series_estimated'];

function basisOf({ plan, bill }: { plan: Plan; bill: Bill }, projection: YearProjection): Basis {
  const days = projection.window.end - projection.window.start;
  const isRead = projection.monthsEstimated === 0 && projection.daysFilled <= FEW_DAYS * days;
  const estimated =
    plan.structure.coverage === 'average_only' ||
    [...plan.flags, ...bill.flags].some((flag) => ESTIMATE_FLAGS.includes(flag));
  return isRead && !estimated && projection.table.resolution !== 'monthly' ? 'exact' : 'estimate';
}

function costsOf(responses: readonly MonthResponse[], plan: Plan, { use, price }: Scenarios): Float64Array {
  const costs = new Float64Array(SCENARIOS);
  const moves = plan.planType === 'variable' || plan.planType === 'indexed';
  for (const response of responses) {
    const factors = use[response.month]!;
    if (isStraight(response) && !moves) {
      const { constant, moving, percent, offset } = response;
      const fixed = constant * (1 + percent) + offset;
      const slope = moving * (1 + percent);
      for (let s = 0; s < SCENARIOS; s++) costs[s] = costs[s]! + fixed + slope * factors[s]!;
    } else {
      for (let s = 0; s < SCENARIOS; s++) {
        costs[s] = costs[s]! + respond(response, factors[s]!, moves ? price[s]! : 1);
      }
    }
  }
  return costs;
}

/** The bill with the battery used as is best for this plan; never dearer than the bill without it. */
function pricedWithBattery(
  tariff: Tariff,
  without: Bill,
  { projection, options }: PricingContext,
  battery: Battery,
): Bill {
  const usage = withBattery(tariff, without, projection.usage, battery, options);
  const bill = priceUsage(tariff, usage, options);
  return bill.ok && bill.value.total < without.total ? bill.value : without;
}

export function pricePlan(plan: Plan, context: PricingContext): Outcome<PlanCost> {
  const tariff = tariffOf(plan.structure);
  if (!tariff.ok) return tariff;
  const { projection, scenarios, options } = context;
  const priced = priceUsage(tariff.value, projection.usage, options);
  if (!priced.ok) {
    if (priced.refusal.reason !== 'needs_interval_data' || projection.table.resolution === 'interval')
      return priced;
    const range = priceRange(tariff.value, projection.usage, options);
    if (!range.ok) return range;
    const { low, high, even } = range.value;
    return done({
      plan,
      basis: 'range',
      expected: null,
      low,
      high,
      even,
      p10: low,
      p90: high,
      responses: [],
      scenarioCosts: new Float64Array(0),
    });
  }
  const bill = context.battery
    ? pricedWithBattery(tariff.value, priced.value, context, context.battery)
    : priced.value;
  const responses = responsesOf(
    plan.structure,
    bill,
    projection.months[0]!.start.slice(0, 7),
    options.conditions,
  );
  const scenarioCosts = costsOf(responses, plan, scenarios);
  const sorted = Float64Array.from(scenarioCosts).sort();
  return done({
    plan,
    basis: basisOf({ plan, bill }, projection),
    expected: scenarioCosts.reduce((a, b) => a + b, 0) / SCENARIOS,
    low: quantile(sorted, 0.05),
    high: quantile(sorted, 0.95),
    p10: quantile(sorted, 0.1),
    p90: quantile(sorted, 0.9),
    bill,
    responses,
    scenarioCosts,
  });
}

/** The exact bill's total, for a cost that has one. */
export const billedTotal = (cost: PlanCost): number | null =>
  cost.bill ? amountNumber(cost.bill.total) : null;
