/** Green products: per kWh, per week, or a percentage of the usage charges. Optional ones are not counted. */
import { energyCost, price, proportion, scaled, shareOfPrice } from '../../money.js';
import { done } from '../../refusal.js';
import { daysIn, existenceOf } from '../existence.js';
import { labels, Line, onceLine } from '../line.js';
import { baseAmount, compileBase, energyByPeriod, percentOfDays, type CompileComponent } from '../run.js';
import type { ComponentOf } from '../structure.js';

export const compileGreen: CompileComponent<ComponentOf<'green'>> = (component, { structure, within }) => {
  const from = labels(component);
  const existence = existenceOf(component, within);
  const inBase = compileBase('usage', structure);
  const perKwh = component.perKwh === undefined ? undefined : price(component.perKwh);
  const perWeek = component.perWeek === undefined ? undefined : price(component.perWeek);
  const share = Number(scaled(component.share ?? '100', 6));
  return done({
    component,
    start: (run) => {
      if (component.optional) return done(() => undefined);
      const usage = energyByPeriod(run, 'general', existence);
      if (!usage.ok) return usage;
      return done((open) => {
        const days = daysIn(open.period, existence);
        if (days === 0) return;
        if (perKwh !== undefined) {
          const quantity = proportion(usage.value[open.index]!, share, 100_000_000);
          open.add(new Line(from, 'green', quantity, 6, 'kWh', perKwh, energyCost(quantity, perKwh)));
        }
        if (perWeek !== undefined)
          open.add(new Line(from, 'green', days, 0, 'day', perWeek / 7n, shareOfPrice(perWeek, days, 7)));
        if (component.percent !== undefined) {
          const base = baseAmount(inBase, open.lines);
          open.add(onceLine(from, 'green', percentOfDays(base, component.percent, days, open)));
        }
      });
    },
  });
};
