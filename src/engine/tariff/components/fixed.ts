/** Fixed charges per day, month or year. */
import { yearMonthDay } from '../../calendar/civil.js';
import { priceAsAmount, shareOfPrice, type Amount, type Price } from '../../money.js';
import { done } from '../../refusal.js';
import { daysIn, existenceOf, type Existence } from '../existence.js';
import { labels, Line } from '../line.js';
import {
  isMonthly,
  monthlyPrices,
  monthsOf,
  shareOfMonths,
  type CompileComponent,
  type OpenPeriod,
} from '../run.js';
import type { ComponentOf } from '../structure.js';

type Fixed = ComponentOf<'fixed'>;

/** The amount of a billing period of which `days` days are charged. */
function amountFor(component: Fixed, price: Price, { period }: OpenPeriod, days: number): Amount {
  const whole = component.proration === 'whole';
  switch (component.per) {
    case 'day':
      return shareOfPrice(price, days, 1);
    case 'month':
      if (whole) return priceAsAmount(price * BigInt(monthsOf(period)));
      if (component.proration === 'average_month') return shareOfPrice(price, days * 12, 365);
      return shareOfMonths(price, days, period);
    case 'year':
      return whole ? shareOfPrice(price, monthsOf(period), 12) : shareOfPrice(price, days, 365);
  }
}

/** Days of a period per calendar month, in order: what a daily charge that varies by month is taken for. */
function daysByMonth(
  { period }: OpenPeriod,
  existence: Existence | undefined,
): [month: number, days: number][] {
  const counts: [number, number][] = [];
  for (let day = period.start; day < period.end; day++) {
    if (existence && !existence.on(day)) continue;
    const { month } = yearMonthDay(day);
    const last = counts[counts.length - 1];
    if (last?.[0] === month) last[1]++;
    else counts.push([month, 1]);
  }
  return counts;
}

export const compileFixed: CompileComponent<Fixed> = (component, { within }) => {
  const from = labels(component);
  const existence = existenceOf(component, within);
  const prices = monthlyPrices(component.amount);
  const perDay = component.per === 'day';
  const daily = perDay && isMonthly(component.amount);
  return done({
    component,
    start: () =>
      done((open) => {
        const { month } = yearMonthDay(open.period.start);
        const parts = daily
          ? daysByMonth(open, existence)
          : [[month, daysIn(open.period, existence)] as const];
        for (const [of, days] of parts) {
          if (days === 0) continue;
          const price = prices[of - 1]!;
          const amount = amountFor(component, price, open, days);
          open.add(
            new Line(from, 'fixed', perDay ? days : 1, 0, perDay ? 'day' : component.per, price, amount),
          );
        }
      }),
  });
};
