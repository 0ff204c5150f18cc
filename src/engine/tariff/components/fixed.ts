/** Fixed charges per day, month or year. */
import { yearMonthDay } from '../../calendar/civil.js';
import { priceAsAmount, shareOfPrice, type Amount, type Price } from '../../money.js';
import { done } from '../../refusal.js';
import { labels, Line } from '../line.js';
import { activeDays, monthlyPrices, type CompileComponent, type OpenPeriod } from '../run.js';
import type { ComponentOf } from '../structure.js';

type Fixed = ComponentOf<'fixed'>;

/** The amount of a billing period of which `days` days are charged. */
function amountFor(component: Fixed, price: Price, open: OpenPeriod, days: number): Amount {
  const { period } = open;
  const whole = component.proration === 'whole';
  switch (component.per) {
    case 'day':
      return shareOfPrice(price, days, 1);
    case 'month':
      if (whole) return priceAsAmount(price);
      if (component.proration === 'average_month') return shareOfPrice(price, days * 12, 365);
      return shareOfPrice(price, days, period.cycleEnd - period.cycleStart);
    case 'year':
      return whole ? shareOfPrice(price, 1, 12) : shareOfPrice(price, days, 365);
  }
}

export const compileFixed: CompileComponent<Fixed> = (component) => {
  const from = labels(component);
  const prices = monthlyPrices(component.amount);
  return done({
    component,
    start: () =>
      done((open) => {
        const days = activeDays(component, open.period);
        if (days === 0) return;
        const price = prices[yearMonthDay(open.period.start).month - 1]!;
        const amount = amountFor(component, price, open, days);
        const perDay = component.per === 'day';
        open.add(
          new Line(from, 'fixed', perDay ? days : 1, 0, perDay ? 'day' : component.per, price, amount),
        );
      }),
  });
};
