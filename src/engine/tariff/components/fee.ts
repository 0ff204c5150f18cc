/** Fees. Those that depend on an event (a card payment, leaving) are never part of an estimate. */
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

type Fee = ComponentOf<'fee'>;

function amountFor(frequency: Fee['frequency'], price: Price, days: number, open: OpenPeriod): Amount {
  switch (frequency) {
    case 'once':
    case 'event':
      return priceAsAmount(price);
    case 'month':
      return shareOfMonths(price, days, open.period);
    case 'year':
      return shareOfPrice(price, days, 365);
  }
}

export const compileFee: CompileComponent<Fee> = (component, context) => {
  const { structure, within } = context;
  const from = labels(component);
  const existence = existenceOf(component, within);
  const inBase = compileBase(component.on, structure);
  const value = component.amount === undefined ? undefined : price(component.amount);
  const counted = component.counted !== false && component.frequency !== 'event';
  return done({
    component,
    start: ({ memory }) => {
      const once = memory.of(Once, memoryKey(context, component));
      return done((open) => {
        if (!counted || (once.taken && component.frequency === 'once')) return;
        const days = daysIn(open.period, existence);
        if (days === 0) return;
        once.taken = true;
        if (component.percent !== undefined) {
          const base = baseAmount(inBase, open.lines);
          open.add(onceLine(from, 'fee', percentOfDays(base, component.percent, days, open)));
        }
        if (value !== undefined)
          open.add(onceLine(from, 'fee', amountFor(component.frequency, value, days, open)));
      });
    },
  });
};
