/** Discounts: a percentage of a base, or an amount. They never compound with one another. */
import { price, priceAsAmount, shareOfPrice, type Amount, type Price } from '../../money.js';
import { done } from '../../refusal.js';
import { daysIn, existenceOf } from '../existence.js';
import { labels, onceLine } from '../line.js';
import { Once } from '../memory.js';
import {
  baseAmount,
  compileBase,
  memoryKey,
  percentOfDays,
  shareOfMonths,
  type CompileComponent,
  type OpenPeriod,
} from '../run.js';
import type { ComponentOf } from '../structure.js';

type Discount = ComponentOf<'discount'>;

function amountFor(per: Discount['per'], price: Price, days: number, open: OpenPeriod): Amount {
  switch (per ?? 'month') {
    case 'day':
      return shareOfPrice(price, days, 1);
    case 'month':
      return shareOfMonths(price, days, open.period);
    case 'year':
      return shareOfPrice(price, days, 365);
    case 'once':
      return priceAsAmount(price);
  }
}

export const compileDiscount: CompileComponent<Discount> = (component, context) => {
  const { structure, within } = context;
  const from = labels(component);
  const existence = existenceOf(component, within);
  const inBase = compileBase(component.on, structure);
  const value = component.amount === undefined ? undefined : price(component.amount);
  return done({
    component,
    start: ({ memory }) => {
      const once = memory.of(Once, memoryKey(context, component));
      return done((open) => {
        const days = daysIn(open.period, existence);
        if (days === 0) return;
        if (component.percent !== undefined) {
          const gross = open.lines.filter((line) => line.kind !== 'discount');
          const base = baseAmount(inBase, gross);
          open.add(onceLine(from, 'discount', -percentOfDays(base, component.percent, days, open)));
        }
        if (value === undefined || (once.taken && component.per === 'once')) return;
        once.taken = true;
        open.add(onceLine(from, 'discount', -amountFor(component.per, value, days, open)));
      });
    },
  });
};
