/** Usage bands: a fee or a credit when the billing period's usage lies in [from, below). */
import { amount, MWH_PER_KWH, milliwattHours } from '../../money.js';
import { done } from '../../refusal.js';
import { labels, onceLine } from '../line.js';
import { wholeDayCalendar } from '../price-calendar.js';
import { activeDays, type CompileComponent } from '../run.js';
import type { ComponentOf } from '../structure.js';

export const compileUsageBand: CompileComponent<ComponentOf<'usage_band'>> = (component, context) => {
  const from = labels(component);
  const lower = milliwattHours(component.from);
  const upper = component.below === undefined ? Infinity : milliwattHours(component.below);
  const value = amount(component.amount);
  const calendar = wholeDayCalendar(context.clock);
  return done({
    component,
    start: (run) => {
      const chunking = run.source.chunks({ reset: 'billing_period', byMonth: false });
      const usage = run.source.energy(component.register ?? 'general', calendar, chunking);
      if (!usage.ok) return usage;
      return done((open) => {
        if (activeDays(component, open.period) === 0) return;
        let used = usage.value[open.index]!;
        if (component.wholeKwh) used = Math.floor(used / MWH_PER_KWH + 0.5) * MWH_PER_KWH;
        if (used >= lower && used < upper) open.add(onceLine(from, 'usage_band', value));
      });
    },
  });
};
