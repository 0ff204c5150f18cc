/** Green products: per kWh, per week, or a percentage of the energy charges. Optional ones are not counted. */
import { energyCost, percentOf, price, scaled, shareOfPrice } from '../../money.js';
import { done } from '../../refusal.js';
import { labels, Line, onceLine } from '../line.js';
import { wholeDayCalendar } from '../price-calendar.js';
import { activeDays, baseAmount, type CompileComponent } from '../run.js';
import type { ComponentOf } from '../structure.js';

export const compileGreen: CompileComponent<ComponentOf<'green'>> = (component, context) => {
  const from = labels(component);
  const perKwh = component.perKwh === undefined ? undefined : price(component.perKwh);
  const perWeek = component.perWeek === undefined ? undefined : price(component.perWeek);
  const share = Number(scaled(component.share ?? '100', 6));
  const calendar = wholeDayCalendar(context.clock);
  return done({
    component,
    start: (run) => {
      const chunking = run.source.chunks({ reset: 'billing_period', byMonth: false });
      const usage = run.source.energy('general', calendar, chunking);
      if (!usage.ok) return usage;
      return done((open) => {
        const days = activeDays(component, open.period);
        if (component.optional || days === 0) return;
        if (perKwh !== undefined) {
          const quantity = Math.round((usage.value[open.index]! * share) / 100_000_000);
          open.add(new Line(from, 'green', quantity, 6, 'kWh', perKwh, energyCost(quantity, perKwh)));
        }
        if (perWeek !== undefined)
          open.add(new Line(from, 'green', days, 0, 'day', perWeek / 7n, shareOfPrice(perWeek, days, 7)));
        if (component.percent !== undefined) {
          open.add(onceLine(from, 'green', percentOf(baseAmount('usage', open.lines), component.percent)));
        }
      });
    },
  });
};
