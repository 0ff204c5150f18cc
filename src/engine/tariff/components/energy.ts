/** Energy charges: a price per kWh by price period and tier. */
import { energyCost } from '../../money.js';
import { done, refuse } from '../../refusal.js';
import { existenceOf } from '../existence.js';
import { labels, Line } from '../line.js';
import { compileTable } from '../price-table.js';
import { memoryKey, type CompileComponent } from '../run.js';
import type { ComponentOf } from '../structure.js';
import { runNetted, runTable } from '../table-run.js';

export const compileEnergy: CompileComponent<ComponentOf<'energy'>> = (component, context, pointer) => {
  const table = compileTable(component, context, pointer);
  if (!table.ok) return table;
  const { names, prices } = table.value;
  const register = component.register ?? 'general';
  const existence = existenceOf(component, context.within);
  const from = labels(component);
  const key = memoryKey(context, component);
  return done({
    component,
    start: (run) => {
      const netted = register === 'net';
      if (netted && !run.netMeter) {
        return refuse(
          'unsupported',
          'energy is priced on the net of import and export, but no net metering is described',
          pointer,
        );
      }
      const charges = netted
        ? runNetted(
            table.value,
            existence,
            run,
            run.netMeter!.account(key, table.value.calendar),
            key,
            pointer,
          )
        : runTable(table.value, register, existence, run, key);
      if (!charges.ok) return charges;
      return done((open) => {
        for (const { period, tier, quantity, price } of charges.value(open.index)) {
          open.add(
            new Line(
              from,
              'energy',
              quantity,
              6,
              'kWh',
              price,
              energyCost(quantity, price),
              names.length > 1 ? names[period] : undefined,
              prices[period]!.length > 1 ? tier + 1 : undefined,
            ),
          );
        }
      });
    },
  });
};
