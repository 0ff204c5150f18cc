/** Usage bands: a fee or a credit when the billing period's usage lies in [from, below). */
import { amount, MWH_PER_KWH, milliwattHours } from '../../money.js';
import { done } from '../../refusal.js';
import { daysIn, existenceOf } from '../existence.js';
import { labels, onceLine } from '../line.js';
import { energyByPeriod, type CompileComponent } from '../run.js';
import type { ComponentOf } from '../structure.js';

export const compileUsageBand: CompileComponent<ComponentOf<'usage_band'>> = (component, { within }) => {
  const from = labels(component);
  const existence = existenceOf(component, within);
  const lower = milliwattHours(component.from);
  const upper = component.below === undefined ? Infinity : milliwattHours(component.below);
  const value = amount(component.amount);
  return done({
    component,
    start: (run) => {
      // The band is that of all the period's usage, whatever days the component exists on.
      const usage = energyByPeriod(run, component.register ?? 'general');
      if (!usage.ok) return usage;
      return done((open) => {
        if (daysIn(open.period, existence) === 0) return;
        let used = usage.value[open.index]!;
        if (component.wholeKwh) used = Math.floor(used / MWH_PER_KWH + 0.5) * MWH_PER_KWH;
        if (used >= lower && used < upper) open.add(onceLine(from, 'usage_band', value));
      });
    },
  });
};
