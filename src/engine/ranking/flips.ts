/** Values at which two shown plans change places, found on the scenario model and confirmed by pricing both again exactly. */
import { amountNumber } from '../money.js';
import type { Usage } from '../series/usage.js';
import { startOfDay } from '../calendar/zone.js';
import { priceUsage } from '../tariff/tariff.js';
import { anchorsOf } from './anchors.js';
import { tariffOf } from './compiled.js';
import { respond } from './month-response.js';
import type { Ordered } from './order.js';
import type { Weights } from './preferences.js';
import type { PlanCost, PricingContext } from './price-plan.js';
import type { Flip } from './recommendation.js';
import { qualitiesWorth, riskPremium, worthOf } from './utility.js';
import { kwhWords, moneyWords, monthWords, priceWords } from './words.js';

/** Use is tried from 40 % to 200 % of the projected, in steps of a twentieth. */
const LOWEST = 0.4;
const HIGHEST = 2;
const STEP = 0.05;
/** A flip must show on both sides at this share of its value when priced exactly. */
export const FLIP_EPSILON = 0.002;

/** Cost of `a` less cost of `b` when the use of one month, or of all, is multiplied. */
function difference(a: PlanCost, b: PlanCost, factor: number, month?: number): number {
  const total = (cost: PlanCost): number =>
    cost.responses.reduce(
      (sum, response) =>
        sum + respond(response, month === undefined || response.month === month ? factor : 1),
      0,
    );
  return total(a) - total(b);
}

/** The factor nearest to one at which the difference changes its sign. */
function crossing(of: (factor: number) => number): number | undefined {
  const here = Math.sign(of(1));
  if (here === 0) return undefined;
  for (let away = STEP; away <= HIGHEST - 1 + 1e-9; away += STEP) {
    for (const factor of [1 - away, 1 + away]) {
      if (factor < LOWEST - 1e-9 || Math.sign(of(factor)) === here) continue;
      let same = factor < 1 ? factor + STEP : factor - STEP;
      let other = factor;
      for (let i = 0; i < 40; i++) {
        const middle = (same + other) / 2;
        if (Math.sign(of(middle)) === here) same = middle;
        else other = middle;
      }
      return (same + other) / 2;
    }
  }
  return undefined;
}

/** The readings with the use between two instants multiplied. */
function scaledUsage(usage: Usage, factor: number, from: number, to: number): Usage {
  const { starts } = usage.timeline;
  const general = usage.registers.general.map((quantity, i) =>
    starts[i]! >= from && starts[i]! < to ? Math.round(quantity * factor) : quantity,
  );
  return { timeline: usage.timeline, registers: { ...usage.registers, general } };
}

/** Exact bill of `a` less exact bill of `b` on scaled readings; undefined when one of them refuses. */
function exactDifference(
  a: PlanCost,
  b: PlanCost,
  { projection, options }: PricingContext,
  timezone: string,
  factor: number,
  month?: number,
): number | undefined {
  const { monthStarts } = projection.window;
  const from = month === undefined ? -Infinity : startOfDay(timezone, monthStarts[month]!);
  const to = month === undefined ? Infinity : startOfDay(timezone, monthStarts[month + 1]!);
  const usage = scaledUsage(projection.usage, factor, from, to);
  const totals = [a, b].map(({ plan }) => {
    const tariff = tariffOf(plan.structure);
    const bill = tariff.ok ? priceUsage(tariff.value, usage, options) : tariff;
    return bill.ok ? amountNumber(bill.value.total) : undefined;
  });
  const [first, second] = totals;
  return first === undefined || second === undefined ? undefined : first - second;
}

/** A use (of the year or of one month) at which the two plans' exact bills cross; undefined when none is confirmed. */
function useFlip(
  own: PlanCost,
  rival: PlanCost,
  context: PricingContext,
  timezone: string,
  month?: number,
): Flip | undefined {
  if (own.basis === 'range' || rival.basis === 'range') return undefined;
  const factor = crossing((f) => difference(own, rival, f, month));
  if (factor === undefined) return undefined;
  const below = exactDifference(own, rival, context, timezone, factor * (1 - FLIP_EPSILON), month);
  const above = exactDifference(own, rival, context, timezone, factor * (1 + FLIP_EPSILON), month);
  if (below === undefined || above === undefined || Math.sign(below) === Math.sign(above)) return undefined;
  const { months, annual } = context.projection;
  const value = factor * (month === undefined ? annual.value : months[month]!.value);
  const [winner, loser] = above < 0 ? [own, rival] : [rival, own];
  const where = month === undefined ? 'a year' : `in ${monthWords(months[month]!.start)}`;
  return {
    subject: month === undefined ? 'annual_kwh' : 'month_kwh',
    ...(month === undefined ? {} : { of: months[month]!.start }),
    value,
    rivalId: rival.plan.id,
    sentence: `${winner.plan.name} costs less than ${loser.plan.name} from about ${kwhWords(value)} ${where}; below that it is the other way round.`,
  };
}

/** Whether a bill has thresholds, so that one month alone can turn it. */
const hasThreshold = ({ responses }: PlanCost): boolean =>
  responses.some(({ bands, ladders }) => bands.length > 0 || ladders.length > 0);

/** The month whose use needs to change least, by the model, to turn the pair; confirmed exactly. */
function monthFlip(
  own: PlanCost,
  rival: PlanCost,
  context: PricingContext,
  timezone: string,
): Flip | undefined {
  if (!hasThreshold(own) && !hasThreshold(rival)) return undefined;
  const found = context.projection.months.flatMap((_, month) => {
    const factor = crossing((f) => difference(own, rival, f, month));
    return factor === undefined ? [] : [{ month, away: Math.abs(factor - 1) }];
  });
  found.sort((a, b) => a.away - b.away || a.month - b.month);
  return found[0] && useFlip(own, rival, context, timezone, found[0].month);
}

/** The worth of a renewable kWh at which the two change places in the money metric. */
function renewableFlip(own: Ordered, rival: Ordered, weights: Weights, annualKwh: number): Flip | undefined {
  const anchors = anchorsOf(own.cost.plan.structure.currency);
  const worth = worthOf(weights, anchors);
  const others = { ...worth, renewable: 0 };
  const rest = ({ cost }: Ordered): number =>
    cost.expected! + riskPremium(cost) - qualitiesWorth(cost.plan, others, annualKwh);
  if (own.cost.expected === null || rival.cost.expected === null) return undefined;
  const greenKwh = ({ cost }: Ordered): number => (annualKwh * (cost.plan.renewablePercent ?? 0)) / 100;
  const moreGreen = greenKwh(own) - greenKwh(rival);
  if (moreGreen === 0) return undefined;
  const value = (rest(own) - rest(rival)) / moreGreen;
  if (value <= 0) return undefined;
  const [greener, other] = moreGreen > 0 ? [own, rival] : [rival, own];
  const { currency } = own.cost.plan.structure;
  return {
    subject: 'weight',
    of: 'renewable',
    value,
    rivalId: rival.cost.plan.id,
    sentence: `${greener.cost.plan.name} comes before ${other.cost.plan.name} once renewable energy is worth more than ${priceWords(value, currency)} per kWh to you (${moneyWords(value * Math.abs(moreGreen), currency)} a year).`,
  };
}

/** Flip points of every shown plan: the first against the second, the others against the first. */
export function findFlips(
  shown: readonly Ordered[],
  context: PricingContext,
  timezone: string,
  weights: Weights,
): Flip[][] {
  const [first, ...others] = shown;
  if (!first) return [];
  const flips = others.map((own) =>
    [
      useFlip(own.cost, first.cost, context, timezone) ?? [],
      monthFlip(own.cost, first.cost, context, timezone) ?? [],
      renewableFlip(own, first, weights, context.projection.annual.value) ?? [],
    ].flat(),
  );
  const ofFirst = (flips[0] ?? []).map((flip) => ({ ...flip, rivalId: others[0]!.cost.plan.id }));
  return [ofFirst, ...flips];
}
