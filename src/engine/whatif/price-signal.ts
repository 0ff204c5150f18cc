/** What a kWh costs and earns on a plan in every interval, as a battery sees it: mean prices of the month and price period. */
import type { Bill, BillLine, PricingOptions } from '../tariff/bill.js';
import { parseDay } from '../calendar/civil.js';
import { amountNumber } from '../money.js';
import { localUsage } from '../series/local-usage.js';
import type { Usage } from '../series/usage.js';
import { compileCalendar, type PriceCalendar } from '../tariff/price-calendar.js';
import { compileBase } from '../tariff/run.js';
import type { Tariff } from '../tariff/tariff.js';
import type { Component } from '../tariff/structure.js';
import { instantText } from '../tariff/instant.js';

export interface PriceSignal {
  /** Currency per kWh, one per interval of the usage. */
  readonly buy: Float64Array;
  readonly sell: Float64Array;
  /** Whether the bill covers the interval. */
  readonly billed: readonly boolean[];
}

const priceOf = (lines: readonly BillLine[]): number | undefined => {
  let amount = 0;
  let kwh = 0;
  for (const line of lines) {
    if (line.unit !== 'kWh') continue;
    amount += amountNumber(line.amount);
    kwh += Number(line.quantity);
  }
  return kwh > 0 ? amount / kwh : undefined;
};

const listed = (component: Component, period: string): number => {
  if (component.kind !== 'energy' && component.kind !== 'export') return 0;
  const found = component.periods?.find(({ name }) => name === period);
  if (!found) return 0;
  const price = 'price' in found ? found.price : found.tiers[0]!.price;
  return Number(typeof price === 'string' ? price : price[0]);
};

/** What percentages on a component's lines (taxes, discounts) make of its price: 1.05 with five per cent of tax. */
function percentFactor(id: string, kind: 'energy' | 'export', { structure }: Tariff, bill: Bill): number {
  const line = { component: id, kind: kind === 'export' ? ('export_credit' as const) : kind, unit: 'kWh' };
  return structure.components.reduce((factor, component) => {
    if (component.kind !== 'tax' && component.kind !== 'discount') return factor;
    const counts = bill.months.some((month) => month.lines.some((own) => own.component === component.id));
    if (!counts || component.percent === undefined || !compileBase(component.on, structure)(line))
      return factor;
    return factor + ((component.kind === 'tax' ? 1 : -1) * Number(component.percent)) / 100;
  }, 1);
}

/** Adds a component's price per interval; months without use in a period take the listed price. */
function addPeriods(
  prices: Float64Array,
  component: Component & { kind: 'energy' | 'export' },
  tariff: Tariff,
  bill: Bill,
  months: Int32Array,
  local: { days: Int32Array; seconds: Int32Array },
): void {
  const names = (component.periods ?? []).map(({ name }) => name);
  if (names.length === 0) return;
  const compiled = compileCalendar(component.schedule, names, tariff.structure.holidays, '/whatif');
  if (!compiled.ok) return;
  const calendar: PriceCalendar = compiled.value;
  const sign = component.kind === 'export' ? -1 : 1;
  const factor = percentFactor(component.id, component.kind, tariff, bill);
  const table = bill.months.map((month) =>
    names.map((name) => {
      const lines = month.lines.filter(
        (line) => line.component === component.id && (names.length === 1 || line.period === name),
      );
      const mean = priceOf(lines);
      return factor * (mean === undefined ? listed(component, name) : sign * mean);
    }),
  );
  for (let i = 0; i < prices.length; i++) {
    const month = months[i]!;
    if (month < 0) continue;
    const period = calendar.template(local.days[i]!)[Math.floor(local.seconds[i]! / calendar.slotSeconds)]!;
    prices[i] = prices[i]! + table[month]![period]!;
  }
}

/**
 * @param bill the plan's bill on this usage
 * @returns undefined when the readings are too long for prices by the hour
 */
export function priceSignal(
  tariff: Tariff,
  bill: Bill,
  usage: Usage,
  options: PricingOptions,
): PriceSignal | undefined {
  const local = localUsage(usage, tariff.clock);
  if (local.days.length !== usage.timeline.starts.length) return undefined;
  const n = local.days.length;
  const buy = new Float64Array(n);
  const sell = new Float64Array(n);
  const months = monthIndexes(bill, local.days);
  let netMetered = false;
  for (const component of tariff.structure.components) {
    switch (component.kind) {
      case 'energy':
        if ((component.register ?? 'general') !== 'controlled_load')
          addPeriods(buy, component, tariff, bill, months, local);
        break;
      case 'export':
        if (component.mode === 'net_metering' || component.mode === 'net_metering_money') netMetered = true;
        else addPeriods(sell, component, tariff, bill, months, local);
        break;
      case 'delivery':
      case 'tax':
      case 'green': {
        const rates = bill.months.map(
          (month) => priceOf(month.lines.filter((line) => line.component === component.id)) ?? 0,
        );
        for (let i = 0; i < n; i++) if (months[i]! >= 0) buy[i] = buy[i]! + rates[months[i]!]!;
        break;
      }
      case 'indexed': {
        const { series } = component;
        const known =
          'ref' in series
            ? options.series?.[series.ref]
            : {
                start: instantText(series.start, tariff.clock),
                stepSeconds: series.stepMinutes * 60,
                prices: series.prices,
              };
        if (!known) break;
        for (let i = 0; i < n; i++) {
          const step = Math.floor((usage.timeline.starts[i]! - known.start) / known.stepSeconds);
          const price = known.prices[step] ?? component.estimate ?? '0';
          buy[i] = buy[i]! + Number(price) * Number(component.multiplier ?? 1) + Number(component.adder ?? 0);
        }
        break;
      }
      default:
        break;
    }
  }
  // Net metering pays for what is exported with what is imported: a kWh given is a kWh not bought.
  return { buy, sell: netMetered ? buy : sell, billed: Array.from(months, (month) => month >= 0) };
}

/** Bill month of every interval; -1 outside the bill. */
function monthIndexes(bill: Bill, days: Int32Array): Int32Array {
  const months = new Int32Array(days.length).fill(-1);
  let month = -1;
  const starts = bill.months.map(({ start }) => parseDay(start)!);
  const end = parseDay(bill.months[bill.months.length - 1]!.end)!;
  for (let i = 0; i < days.length; i++) {
    while (month + 1 < starts.length && days[i]! >= starts[month + 1]!) month++;
    months[i] = days[i]! < end ? month : -1;
  }
  return months;
}
