/** Minimum charges: the bill so far, or named components, are raised to a floor. */
import { addMonths, firstOfMonth, yearMonthDay, type CivilDay } from '../../calendar/civil.js';
import { priceAsAmount, shareOfPrice, type Amount } from '../../money.js';
import { done } from '../../refusal.js';
import { daysIn, existenceOf } from '../existence.js';
import { labels, onceLine } from '../line.js';
import {
  baseAmount,
  compileBase,
  memoryKey,
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

/** Twelve months on the way to their floor. */
class FloorYear {
  /** The day after their last. */
  end?: CivilDay;
  reached: Amount = 0n;
}

export const compileMinimum: CompileComponent<Minimum> = (component, context) => {
  const { structure, within } = context;
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
  const perYear = (year: FloorYear, firstDay: CivilDay): PeriodPricer => {
    year.end ??= yearAfter(firstDay);
    return (open) => {
      if (daysIn(open.period, existence) > 0) {
        const charged = open.lines.filter((line) => line.kind !== 'minimum');
        year.reached += notNegative(baseAmount(inBase, charged));
      }
      if (open.period.cycleEnd < year.end! || !open.isLastPart) return;
      const floor = priceAsAmount(priceIn(open.period.start));
      if (year.reached < floor) open.add(onceLine(from, 'minimum', floor - year.reached));
      year.reached = 0n;
      year.end = yearAfter(year.end!);
    };
  };

  return done({
    component,
    start: ({ memory, source }) =>
      done(
        component.per === 'year'
          ? perYear(memory.of(FloorYear, memoryKey(context, component)), source.firstDay)
          : perPeriod,
      ),
  });
};
