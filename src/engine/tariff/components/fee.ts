/** Fees. Those that depend on an event (a card payment, leaving) are never part of an estimate. */
import { percentOf, price, priceAsAmount, shareOfPrice } from '../../money.js';
import { done } from '../../refusal.js';
import { labels, onceLine } from '../line.js';
import { activeDays, baseAmount, type CompileComponent } from '../run.js';
import type { ComponentOf } from '../structure.js';

export const compileFee: CompileComponent<ComponentOf<'fee'>> = (component) => {
  const from = labels(component);
  const value = component.amount === undefined ? undefined : price(component.amount);
  return done({
    component,
    start: () =>
      done((open) => {
        const days = activeDays(component, open.period);
        if (component.counted === false || component.frequency === 'event' || days === 0) return;
        if (component.frequency === 'once' && open.index > 0) return;
        if (component.percent !== undefined) {
          open.add(onceLine(from, 'fee', percentOf(baseAmount(component.on, open.lines), component.percent)));
        }
        if (value === undefined) return;
        if (component.frequency === 'year') open.add(onceLine(from, 'fee', shareOfPrice(value, days, 365)));
        else if (component.frequency === 'once') open.add(onceLine(from, 'fee', priceAsAmount(value)));
        else
          open.add(
            onceLine(from, 'fee', shareOfPrice(value, days, open.period.cycleEnd - open.period.cycleStart)),
          );
      }),
  });
};
