/** What the printed averages of a plan are made from: its monthly cost at an even use of so many kWh. */
import { civilDay, daysInMonth } from '../engine/calendar/civil.js';
import { amountNumber } from '../engine/money.js';
import { tariffOf } from '../engine/ranking/compiled.js';
import type { Usage } from '../engine/series/usage.js';
import { priceUsage } from '../engine/tariff/tariff.js';
import type { Market } from './market.js';

const YEAR = 2025;

/** A year of hours in which every month uses the same. */
function evenYear(kwhPerMonth: number): Usage {
  const starts: number[] = [];
  const quantities: number[] = [];
  for (let month = 1; month <= 12; month++) {
    const days = daysInMonth(YEAR, month);
    const first = civilDay(YEAR, month, 1) * 24;
    for (let hour = 0; hour < 24 * days; hour++) {
      starts.push((first + hour) * 3600);
      quantities.push(Math.round((kwhPerMonth * 1e6) / (24 * days)));
    }
  }
  const begin = Float64Array.from(starts);
  return {
    timeline: { starts: begin, ends: begin.map((start) => start + 3600) },
    registers: { general: Float64Array.from(quantities) },
  };
}

/** Mean monthly cost by plan id at an even use. */
export function evenMonthCosts(market: Market, kwhPerMonth: number): Map<string, number> {
  const usage = evenYear(kwhPerMonth);
  const options = { asOf: market.asOf, deliveryOn: 'as_of', delivery: market.delivery } as const;
  return new Map(
    market.plans.flatMap((plan) => {
      const tariff = tariffOf(plan.structure);
      const bill = tariff.ok ? priceUsage(tariff.value, usage, options) : tariff;
      return bill.ok ? [[plan.id, amountNumber(bill.value.total) / 12] as const] : [];
    }),
  );
}
