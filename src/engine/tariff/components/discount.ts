/** Discounts: a percentage of a base, or an amount. They never compound with one another. */
import { percentOf, price, priceAsAmount, shareOfPrice } from '../../money.js';
import { done } from '../../refusal.js';
import { labels, onceLine } from '../line.js';
import { activeDays, baseAmount, type CompileComponent } from '../run.js';
import type { ComponentOf } from '../structure.js';

export const compileDiscount: CompileComponent<ComponentOf<'discount'>> = (component) => {
  const from = labels(component);
  const value = component.amount === undefined ? undefined : price(component.amount);
  return done({
    component,
    start: () =>
      done((open) => {
        const days = activeDays(component, open.period);
        if (days === 0) return;
        if (component.percent !== undefined) {
          const gross = open.lines.filter((line) => line.kind !== 'discount');
          open.add(
            onceLine(from, 'discount', -percentOf(baseAmount(component.on, gross), component.percent)),
          );
        }
        if (value === undefined) return;
        switch (component.per ?? 'month') {
          case 'day':
            return open.add(onceLine(from, 'discount', -shareOfPrice(value, days, 1)));
          case 'month':
            return open.add(
              onceLine(
                from,
                'discount',
                -shareOfPrice(value, days, open.period.cycleEnd - open.period.cycleStart),
              ),
            );
          case 'year':
            return open.add(onceLine(from, 'discount', -shareOfPrice(value, days, 365)));
          case 'once':
            if (open.index === 0) open.add(onceLine(from, 'discount', -priceAsAmount(value)));
        }
      }),
  });
};
