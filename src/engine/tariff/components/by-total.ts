/** Slab tariffs: the billing period's total usage picks a whole list of components. */
import { milliwattHours } from '../../money.js';
import { done, refuse } from '../../refusal.js';
import { wholeDayCalendar } from '../price-calendar.js';
import type { CompiledComponent, CompileComponent, PeriodPricer } from '../run.js';
import type { Component, ComponentOf } from '../structure.js';

/** @param compile compiles the components inside a slab (handed in, so that the list of kinds stays in one place) */
export function byTotalCompiler(
  compile: CompileComponent<Component>,
): CompileComponent<ComponentOf<'by_total'>> {
  return (component, context, pointer) => {
    const slabs: { upTo: number; components: CompiledComponent[] }[] = [];
    for (const [s, slab] of component.slabs.entries()) {
      const at = `${pointer}/slabs/${s}`;
      const upTo = slab.upTo === undefined ? Infinity : milliwattHours(slab.upTo);
      if (s > 0 && upTo <= slabs[s - 1]!.upTo) {
        return refuse('overlapping_tiers', `slab ${s + 1} ends at or below the slab before it`, `${at}/upTo`);
      }
      if (s === component.slabs.length - 1 && slab.upTo !== undefined) {
        return refuse(
          'missing_price',
          'the last slab has an upper bound, and usage above it has no price',
          `${at}/upTo`,
        );
      }
      const components: CompiledComponent[] = [];
      for (const [c, inner] of slab.components.entries()) {
        const compiled = compile(inner, context, `${at}/components/${c}`);
        if (!compiled.ok) return compiled;
        components.push(compiled.value);
      }
      slabs.push({ upTo, components });
    }
    const calendar = wholeDayCalendar(context.clock);
    return done({
      component,
      start: (run) => {
        const chunking = run.source.chunks({ reset: 'billing_period', byMonth: false });
        const usage = run.source.energy(component.register ?? 'general', calendar, chunking);
        if (!usage.ok) return usage;
        const pricers: PeriodPricer[][] = [];
        for (const slab of slabs) {
          const row: PeriodPricer[] = [];
          for (const inner of slab.components) {
            const started = inner.start(run);
            if (!started.ok) return started;
            row.push(started.value);
          }
          pricers.push(row);
        }
        return done((open) => {
          const total = usage.value[open.index]!;
          const slab = slabs.findIndex(({ upTo }) => total <= upTo);
          for (const pricer of pricers[slab] ?? []) pricer(open);
        });
      },
    });
  };
}
