/** A home's readings with a battery used as is best for one plan. */
import type { Register, Usage } from '../series/usage.js';
import type { Bill, PricingOptions } from '../tariff/bill.js';
import type { Tariff } from '../tariff/tariff.js';
import { bestUse, type Battery, type BatteryStep } from './battery.js';
import { priceSignal } from './price-signal.js';

/** @param bill the plan's bill without the battery */
export function withBattery(
  tariff: Tariff,
  bill: Bill,
  usage: Usage,
  battery: Battery,
  options: PricingOptions,
): Usage {
  const signal = priceSignal(tariff, bill, usage, options);
  if (!signal) return usage;
  const { timeline, registers } = usage;
  const steps = Array.from(timeline.starts, (start, i): BatteryStep => {
    const load = registers.general[i]! / 1e6;
    const surplus = (registers.export?.[i] ?? 0) / 1e6;
    // Within an interval only the net can be stored or served.
    const net = load - surplus;
    return {
      load: Math.max(0, net),
      surplus: Math.max(0, -net),
      buy: signal.buy[i]!,
      sell: signal.sell[i]!,
      // Days around the billed year are not paid for: there the battery rests.
      hours: signal.billed[i] ? (timeline.ends[i]! - start) / 3600 : 0,
    };
  });
  const { dispatch } = bestUse(steps, battery);
  const general = new Float64Array(dispatch.length);
  const exported = new Float64Array(dispatch.length);
  for (let i = 0; i < dispatch.length; i++) {
    const given = registers.export?.[i] ?? 0;
    const net = registers.general[i]! - given + Math.round(dispatch[i]! * 1e6);
    if (dispatch[i] === 0) {
      general[i] = registers.general[i]!;
      exported[i] = given;
    } else {
      general[i] = Math.max(0, net);
      exported[i] = Math.max(0, -net);
    }
  }
  const changed: Partial<Record<Register, Float64Array>> = { ...registers, general, export: exported };
  return { timeline, registers: changed as Usage['registers'] };
}
