/** Minimum charges: the bill so far, or named components, are raised to a floor. */
import { yearMonthDay } from '../../calendar/civil.js';
import { priceAsAmount, shareOfPrice, type Amount } from '../../money.js';
import { done } from '../../refusal.js';
import { labels, onceLine } from '../line.js';
import { baseAmount, monthlyPrices, type CompileComponent } from '../run.js';
import type { ComponentOf } from '../structure.js';

const notNegative = (amount: Amount): Amount => (amount < 0n ? 0n : amount);

export const compileMinimum: CompileComponent<ComponentOf<'minimum'>> = (component) => {
  const from = labels(component);
  const prices = monthlyPrices(component.amount);
  return done({
    component,
    start: () => {
      // The year's bills before any top-up, for an annual floor; it is topped up in the twelfth billing period.
      let year = 0n;
      let counted = 0;
      return done((open) => {
        const price = prices[yearMonthDay(open.period.start).month - 1]!;
        const bill = notNegative(baseAmount(component.on, open.lines));
        let floor: Amount;
        let reached = bill;
        if (component.per === 'year') {
          year += bill;
          counted += 1;
          if (counted < 12) return;
          reached = year;
          floor = priceAsAmount(price);
          year = 0n;
          counted = 0;
        } else if (component.per === 'day') floor = shareOfPrice(price, open.days, 1);
        else floor = shareOfPrice(price, open.days, open.period.cycleEnd - open.period.cycleStart);
        if (reached < floor) open.add(onceLine(from, 'minimum', floor - reached));
      });
    },
  });
};
