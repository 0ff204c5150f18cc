/** The usage of a case: readings on a timeline, or billing determinants. */
import { Decimal } from 'decimal.js';
import { addMonths, civilDay, parseDay } from '../../engine/calendar/civil.js';
import { startOfDay } from '../../engine/calendar/zone.js';
import { MWH_PER_KWH } from '../../engine/money.js';
import type { GivenPeriod } from '../../engine/tariff/given.js';
import type { PriceSeries } from '../../engine/tariff/bill.js';
import type { Usage } from '../../engine/series/usage.js';
import { readColumns, type BillCase } from './bill-case.js';

/** Numbers as the file prints them, exponents written out. */
const plainDecimal = (text: string): string => new Decimal(text).toFixed();

const mwh = (kwh: number | string): number => Math.round(Number(kwh) * MWH_PER_KWH);

export interface CaseReadings {
  readonly usage: Usage;
  readonly series: Readonly<Record<string, PriceSeries>>;
}

/** Readings of a case; undefined when it gives determinants. */
export function readingsOf(bill: BillCase, file: string): CaseReadings | undefined {
  const { usage } = bill;
  const columns = usage.csv ? readColumns(file, usage.csv) : undefined;
  const load: readonly (number | string)[] | undefined = columns?.get('load_kwh') ?? usage.kwh;
  if (!load || !usage.start || !usage.interval_minutes) return undefined;
  const step = usage.interval_minutes * 60;
  const first = startOfDay(usage.timezone, parseDay(usage.start.slice(0, 10))!);
  const starts = Float64Array.from(load, (_, i) => first + i * step);
  const used = Float64Array.from(load, (value) => mwh(value));
  const made = columns?.get('gen_kwh')?.map(mwh);
  // Negative generation is what the inverter draws at night: usage like any other.
  const production = made && Float64Array.from(made, (value) => Math.max(0, value));
  const house = made ? used.map((value, i) => value + Math.max(0, -made[i]!)) : used;
  // Grid = load − generation; what is negative is exported.
  const grid = made ? used.map((value, i) => value - made[i]!) : used;
  const exported = production
    ? grid.map((value) => Math.max(0, -value))
    : usage.export_kwh && Float64Array.from(usage.export_kwh, mwh);
  const controlled = usage.controlled_load_kwh && Float64Array.from(usage.controlled_load_kwh, mwh);
  const prices = ['import_price', 'export_price'].flatMap((name) => {
    const column = columns?.get(name);
    return column
      ? [[name, { start: first, stepSeconds: step, prices: column.map(plainDecimal) }] as const]
      : [];
  });
  return {
    usage: {
      timeline: { starts, ends: starts.map((start) => start + step) },
      registers: {
        general: grid.map((value) => Math.max(0, value)),
        ...(exported ? { export: exported } : {}),
        ...(controlled ? { controlled_load: controlled } : {}),
        ...(production ? { house, production } : {}),
      },
    },
    series: Object.fromEntries(prices),
  };
}

/** An ordinary month for determinants that do not say when they were measured. */
const ANY_DAY = civilDay(2025, 6, 1);

/** Determinants of a case, one entry per billing period. */
export function determinantsOf(bill: BillCase): GivenPeriod[] {
  const { usage } = bill;
  const start = usage.start ? parseDay(usage.start.slice(0, 10))! : ANY_DAY;
  if (usage.monthly_kwh) {
    const january = civilDay(2025, 1, 1);
    return usage.monthly_kwh.map((kwh, m) => ({
      start: addMonths(january, m),
      end: addMonths(january, m + 1),
      total: mwh(kwh),
    }));
  }
  return [
    {
      start,
      end: start + (usage.billing_days ?? 30),
      ...(usage.total_kwh === undefined ? {} : { total: mwh(usage.total_kwh) }),
      ...(usage.kwh_by_period
        ? { byPeriod: Object.fromEntries(Object.entries(usage.kwh_by_period).map(([k, v]) => [k, mwh(v)])) }
        : {}),
      ...(usage.exported_kwh === undefined ? {} : { exported: mwh(usage.exported_kwh) }),
      ...(usage.billing_demand_kw === undefined ? {} : { demand: mwh(usage.billing_demand_kw) }),
    },
  ];
}

/** A 30-day month of `kwh`, as a label's average price assumes. */
export const labelMonth = (kwh: number): GivenPeriod => ({
  start: ANY_DAY,
  end: ANY_DAY + 30,
  total: mwh(kwh),
});
