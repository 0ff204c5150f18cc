/**
 * How a plan's monthly bill answers to more or less use, from its exact bill and its structure: fixed amounts stay, amounts per
 * kWh and kW move in proportion, tiers are filled again, credits and fees of usage bands switch at their thresholds. Doubles, for
 * scenarios only; at the use that was billed it gives the exact bill. Parts it does not know (slab tables, net metering, ladders
 * that run over several months) move in proportion or stay as they were billed.
 */
import { amountNumber } from '../money.js';
import type { Bill, BillLine, BillMonth } from '../tariff/bill.js';
import type { Component, ComponentOf, Condition, RateStructure } from '../tariff/structure.js';

interface Ladder {
  /** kWh that climb the ladder at the use that was billed. */
  readonly kwh: number;
  /** Cumulative bounds in kWh, the last Infinity, and the price of each step. */
  readonly bounds: readonly number[];
  readonly prices: readonly number[];
  readonly slab: boolean;
}

interface Band {
  readonly kwh: number;
  readonly from: number;
  readonly below: number;
  readonly amount: number;
  readonly whole: boolean;
}

export interface MonthResponse {
  /** Index of the projected month, 0–11. */
  readonly month: number;
  readonly constant: number;
  /** Moves in proportion to use. */
  readonly moving: number;
  readonly ladders: readonly Ladder[];
  readonly bands: readonly Band[];
  readonly floor: number;
  /** Taxes and percentages on the rest. */
  readonly percent: number;
  /** What is left between this model and the exact bill. */
  readonly offset: number;
}

const monthOfYear = (start: string): number => Number(start.slice(5, 7)) - 1;
const at = (value: string | readonly string[], month: number): number =>
  Number(typeof value === 'string' ? value : value[month]);

function ladderCost({ kwh, bounds, prices, slab }: Ladder, factor: number): number {
  const total = kwh * factor;
  if (slab) return total * prices[bounds.findIndex((bound) => total <= bound)]!;
  let cost = 0;
  let filled = 0;
  for (let i = 0; i < bounds.length && filled < total; i++) {
    const upTo = Math.min(total, bounds[i]!);
    cost += (upTo - filled) * prices[i]!;
    filled = upTo;
  }
  return cost;
}

const bandCost = ({ kwh, from, below, amount, whole }: Band, factor: number): number => {
  const used = whole ? Math.floor(kwh * factor + 0.5) : kwh * factor;
  return used >= from && used < below ? amount : 0;
};

export function respond(response: MonthResponse, use: number, price = 1): number {
  const { constant, moving, ladders, bands, floor, percent, offset } = response;
  let cost = constant + moving * use * price;
  for (const ladder of ladders) cost += ladderCost(ladder, use) * price;
  for (const band of bands) cost += bandCost(band, use);
  return (cost < floor ? floor : cost) * (1 + percent) + offset;
}

/** Whether a bill moves in a straight line with use: then a year of scenarios is one multiplication per month. */
export const isStraight = ({ ladders, bands, floor }: MonthResponse): boolean =>
  ladders.length === 0 && bands.length === 0 && floor === -Infinity;

/** Tiers that start again with every billing period and whose bounds are plain kWh. */
function isMonthlyLadder(component: ComponentOf<'energy'>): boolean {
  const reset = component.tierReset ?? 'billing_period';
  const tiered = component.periods.some((period) => 'tiers' in period);
  const plain = component.periods.every(
    (period) => 'price' in period || period.tiers.every((tier) => tier.unit !== 'kWh/kW'),
  );
  return (
    tiered &&
    plain &&
    (reset === 'billing_period' || reset === 'month') &&
    (component.tierRule ?? 'shared') !== 'chronological'
  );
}

function boundScale(component: ComponentOf<'energy'>, days: number): number {
  switch (component.tierScale) {
    case 'per_day':
    case 'per_active_day':
      return days;
    case 'per_30_days':
      return days / 30;
    default:
      return 1;
  }
}

/** The ladders of one component in one month: one on the total with shared prices, or one for every price period. */
function laddersOf(component: ComponentOf<'energy'>, lines: readonly BillLine[], month: BillMonth): Ladder[] {
  const calendarMonth = monthOfYear(month.start);
  const scale = boundScale(component, month.days);
  const kwhOf = (name: string): number =>
    lines
      .filter((line) => component.periods.length === 1 || line.period === name)
      .reduce((sum, line) => sum + Number(line.quantity), 0);
  const own = component.periods.map((period) => {
    const kwh = kwhOf(period.name);
    const tiers = 'tiers' in period ? period.tiers : [{ price: period.price, upTo: undefined }];
    return {
      kwh,
      bounds: tiers.map((tier) =>
        tier.upTo === undefined ? Infinity : at(tier.upTo, calendarMonth) * scale,
      ),
      prices: tiers.map((tier) => at(tier.price, calendarMonth)),
      slab: component.tierMode === 'slab',
    };
  });
  if ((component.tierRule ?? 'shared') === 'per_period' || own.length === 1) return own;
  // Periods with equal bounds share one ladder; each of its steps costs the mean of their prices, weighted by their kWh.
  const groups = new Map<string, Ladder[]>();
  for (const ladder of own) {
    const key = ladder.bounds.join();
    groups.set(key, [...(groups.get(key) ?? []), ladder]);
  }
  return [...groups.values()].flatMap((group) => {
    const kwh = group.reduce((sum, ladder) => sum + ladder.kwh, 0);
    if (kwh === 0) return [];
    const { bounds, slab } = group[0]!;
    const prices = bounds.map((_, step) =>
      group.reduce((sum, ladder) => sum + (ladder.kwh / kwh) * ladder.prices[step]!, 0),
    );
    return [{ kwh, bounds, prices, slab }];
  });
}

const PERCENT_KINDS = new Set(['tax', 'discount']);

function floorOf(structure: RateStructure, month: BillMonth): number {
  const floors = structure.components.flatMap((component) => {
    if (component.kind !== 'minimum' || component.on !== undefined || component.per === 'year') return [];
    const amount = at(component.amount, monthOfYear(month.start));
    return [component.per === 'day' ? amount * month.days : amount];
  });
  return floors.length > 0 ? Math.max(...floors) : -Infinity;
}

function monthResponse(
  structure: RateStructure,
  components: ReadonlyMap<string, Component>,
  bill: BillMonth,
  month: number,
  met: ReadonlySet<string>,
): MonthResponse {
  const ladders: Ladder[] = [];
  const bands: Band[] = [];
  let constant = 0;
  let moving = 0;
  let percentAmount = 0;
  const byComponent = new Map<string, BillLine[]>();
  for (const line of bill.lines) {
    const own = byComponent.get(line.component);
    if (own) own.push(line);
    else byComponent.set(line.component, [line]);
  }
  const floor = floorOf(structure, bill);
  for (const [id, lines] of byComponent) {
    const component = components.get(id);
    if (component?.kind === 'energy' && isMonthlyLadder(component)) {
      ladders.push(...laddersOf(component, lines, bill));
      continue;
    }
    for (const line of lines) {
      const value = amountNumber(line.amount);
      if (line.kind === 'usage_band') continue;
      if (line.kind === 'minimum' && floor > -Infinity) continue;
      if (PERCENT_KINDS.has(line.kind)) percentAmount += value;
      else if (line.unit === 'kWh' || line.unit === 'kW' || line.unit === 'kVA') {
        if (line.kind === 'export_credit' || line.kind === 'credit_applied') constant += value;
        else moving += value;
      } else constant += value;
    }
  }
  for (const component of structure.components) {
    if (component.kind !== 'usage_band' || (component.register ?? 'general') !== 'general') continue;
    if (component.requires !== undefined && !met.has(component.requires)) continue;
    if (component.months && !component.months.includes(monthOfYear(bill.start) + 1)) continue;
    bands.push({
      kwh: bill.usage / 1e6,
      from: Number(component.from),
      below: component.below === undefined ? Infinity : Number(component.below),
      amount: Number(component.amount),
      whole: component.wholeKwh === true,
    });
  }
  const draft = { month, constant, moving, ladders, bands, floor, percent: 0, offset: 0 };
  const base = respond(draft, 1);
  const total = amountNumber(bill.total);
  const percent = base > 0 ? percentAmount / base : 0;
  const known = respond({ ...draft, percent }, 1);
  return { ...draft, percent, offset: total - known };
}

/** One response per billing period of the bill. @param firstMonth YYYY-MM of the first projected month */
export function responsesOf(
  structure: RateStructure,
  bill: Bill,
  firstMonth: string,
  conditions: readonly Condition[] = [],
): MonthResponse[] {
  const met = new Set<string>(conditions);
  const components = new Map(structure.components.map((component) => [component.id, component]));
  const first = Number(firstMonth.slice(0, 4)) * 12 + monthOfYear(firstMonth);
  return bill.months.map((month) => {
    const index = Number(month.start.slice(0, 4)) * 12 + monthOfYear(month.start) - first;
    return monthResponse(structure, components, month, Math.max(0, Math.min(11, index)), met);
  });
}
