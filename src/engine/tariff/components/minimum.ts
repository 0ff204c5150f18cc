/** Minimum charges: the bill so far, or named components, are raised to a floor. */
import { addMonths, firstOfMonth, yearMonthDay, type CivilDay } from '../../calendar/civil.js';
import { priceAsAmount, shareOfPrice, type Amount } from '../../money.js';
import { done } from '../../refusal.js';
import { daysIn, existenceOf } from '../existence.js';
import { labels, onceLine } from '../line.js';
import {
  baseAmount,
  compileBase,
  monthlyPrices,
  shareOfMonths,
  type CompileComponent,
  type PeriodPricer,
} from '../run.js';
import type { ComponentOf } from '../structure.js';

type Minimum = ComponentOf<'minimum'>;

const notNegative = (amount: Amount): Amount => (amount < 0n ? 0n : amount);

/** The day twelve months after another. */
const yearAfter = (day: CivilDay): CivilDay => addMonths(firstOfMonth(day), 12) + yearMonthDay(day).day - 1;

export const compileMinimum: CompileComponent<Minimum> = (component, { structure, within }) => {
  const from = labels(component);
  const existence = existenceOf(component, within);
  const inBase = compileBase(component.on, structure);
  const prices = monthlyPrices(component.amount);
  const priceIn = (day: CivilDay) => prices[yearMonthDay(day).month - 1]!;

  const perPeriod: PeriodPricer = (open) => {
    const days = daysIn(open.period, existence);
    if (days === 0) return;
    const price = priceIn(open.period.start);
    const floor =
      component.per === 'day' ? shareOfPrice(price, days, 1) : shareOfMonths(price, days, open.period);
    const reached = notNegative(baseAmount(inBase, open.lines));
    if (reached < floor) open.add(onceLine(from, 'minimum', floor - reached));
  };

  /** Every twelve months the bills before any top-up are raised to the floor, in the billing period that ends them. */
  const perYear = (firstDay: CivilDay): PeriodPricer => {
    let end = yearAfter(firstDay);
    let reached = 0n;
    return (open) => {
      if (daysIn(open.period, existence) > 0) {
        const charged = open.lines.filter((line) => line.kind !== 'minimum');
        reached += notNegative(baseAmount(inBase, charged));
      }
      if (open.period.cycleEnd < end) return;
      const floor = priceAsAmount(priceIn(open.period.start));
      if (reached < floor) open.add(onceLine(from, 'minimum', floor - reached));
      reached = 0n;
      end = yearAfter(end);
    };
  };

  return done({
    component,
    start: (run) => done(component.per === 'year' ? perYear(run.source.firstDay) : perPeriod),
  });
};
