/** Taxes: a percentage of a base, or an amount per kWh. */
import { energyCost, price } from '../../money.js';
import { done } from '../../refusal.js';
import { daysIn, existenceOf } from '../existence.js';
import { labels, Line, onceLine } from '../line.js';
import { WHOLE_DAY } from '../price-calendar.js';
import { baseAmount, compileBase, percentOfDays, type CompileComponent } from '../run.js';
import type { ComponentOf } from '../structure.js';

export const compileTax: CompileComponent<ComponentOf<'tax'>> = (component, { structure, within }) => {
  const from = labels(component);
  const existence = existenceOf(component, within);
  const inBase = compileBase(component.on, structure);
  const perKwh = component.perKwh === undefined ? undefined : price(component.perKwh);
  const ofDay = component.quantity === 'net_of_day';
  const calendar = WHOLE_DAY;
  return done({
    component,
    start: (run) => {
      const chunking = run.source.chunks({
        reset: ofDay ? 'day' : 'billing_period',
        byMonth: false,
        existence,
      });
      const usage = run.source.energy(ofDay ? 'net' : 'general', calendar, chunking);
      if (!usage.ok) return usage;
      return done((open) => {
        const days = daysIn(open.period, existence);
        if (days === 0) return;
        if (perKwh !== undefined) {
          // Only days on which more was taken than given are taxed.
          const quantity = chunking.ofPeriod[open.index]!.reduce(
            (sum, c) => sum + Math.max(0, usage.value[c]!),
            0,
          );
          open.add(new Line(from, 'tax', quantity, 6, 'kWh', perKwh, energyCost(quantity, perKwh)));
        }
        if (component.percent !== undefined) {
          const base = baseAmount(inBase, open.lines);
          open.add(onceLine(from, 'tax', percentOfDays(base, component.percent, days, open)));
        }
      });
    },
  });
};
