/** Slab tariffs: the billing period's total usage picks a whole list of components. */
import { milliwattHours } from '../../money.js';
import { done, refuse } from '../../refusal.js';
import { daysIn, existenceOf } from '../existence.js';
import {
  energyByPeriod,
  meets,
  memoryKey,
  type CompiledComponent,
  type CompileComponent,
  type PeriodPricer,
} from '../run.js';
import type { Component, ComponentOf } from '../structure.js';

/** @param compile compiles the components inside a slab (handed in, so that the list of kinds stays in one place) */
export function byTotalCompiler(
  compile: CompileComponent<Component>,
): CompileComponent<ComponentOf<'by_total'>> {
  return (component, context, pointer) => {
    const existence = existenceOf(component, context.within);
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
      const inside = {
        ...context,
        ...(existence ? { within: existence } : {}),
        slab: `${memoryKey(context, component)}/${s}/`,
      };
      const components: CompiledComponent[] = [];
      for (const [c, inner] of slab.components.entries()) {
        const compiled = compile(inner, inside, `${at}/components/${c}`);
        if (!compiled.ok) return compiled;
        components.push(compiled.value);
      }
      slabs.push({ upTo, components });
    }
    return done({
      component,
      start: (run) => {
        // The slab is picked by all of the billing period's usage, whatever days the component exists on.
        const usage = energyByPeriod(run, component.register ?? 'general');
        if (!usage.ok) return usage;
        const pricers: PeriodPricer[][] = [];
        for (const slab of slabs) {
          const row: PeriodPricer[] = [];
          for (const inner of slab.components) {
            if (!meets(run.options, inner.component)) continue;
            const started = inner.start(run);
            if (!started.ok) return started;
            row.push(started.value);
          }
          pricers.push(row);
        }
        return done((open) => {
          if (daysIn(open.period, existence) === 0) return;
          const total = usage.value[open.index]!;
          const slab = slabs.findIndex(({ upTo }) => total <= upTo);
          for (const pricer of pricers[slab] ?? []) pricer(open);
        });
      },
    });
  };
}
