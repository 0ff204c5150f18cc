/** A market of real plans, and what each costs a home: on what a method sees, and on the year that then came. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dayText } from '../engine/calendar/civil.js';
import { amountNumber } from '../engine/money.js';
import type { Plan } from '../engine/plan.js';
import { projectYear } from '../engine/projection/project-year.js';
import { pricePlan, type PlanCost, type PricingContext } from '../engine/ranking/price-plan.js';
import { tariffOf } from '../engine/ranking/compiled.js';
import { drawScenarios } from '../engine/ranking/scenarios.js';
import type { Usage } from '../engine/series/usage.js';
import type { DeliveryTable, PricingOptions } from '../engine/tariff/bill.js';
import { priceUsage } from '../engine/tariff/tariff.js';
import { importCatalog } from '../importers/import-catalog.js';
import type { Home } from './homes.js';
import type { Window } from './protocol.js';

export interface Market {
  readonly plans: readonly Plan[];
  readonly delivery: DeliveryTable;
  readonly network: string | null;
  readonly asOf: string;
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => /\.(json|jsonl|ndjson|csv)$/i.test(name))
    .sort()
    .map((name) => join(path, name));
}

/** The priced plans for homes of the network that has most of them, on the homes' own clock. */
export function readMarket(path: string): Market {
  const files = filesOf(path).map((file) => ({
    name: basename(file),
    bytes: new Uint8Array(readFileSync(file)),
  }));
  const catalog = importCatalog(files);
  const asOf =
    catalog.plans
      .map((plan) => plan.source.retrieved ?? '')
      .sort()
      .pop() || '2026-01-01';
  const household = catalog.plans.filter(
    ({ commodity, customer, effectiveTo = asOf }) =>
      commodity === 'electricity' && customer !== 'business' && effectiveTo >= asOf,
  );
  const counts = new Map<string, number>();
  for (const network of household.flatMap((plan) => plan.networks))
    counts.set(network, (counts.get(network) ?? 0) + 1);
  const network = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? null;
  const plans = household
    .filter((plan) => plan.networks.length === 0 || (network !== null && plan.networks.includes(network)))
    .map((plan) => ({
      ...plan,
      // The homes' clocks hold no change of the hour; plans are read on the same clock.
      structure: { ...plan.structure, timezone: 'UTC', clock: 'standard' as const },
    }));
  return { plans, delivery: catalog.delivery, network, asOf };
}

/** The readings of [start, end). */
export function cutUsage({ timeline, registers }: Usage, start: number, end: number): Usage {
  const from = timeline.starts.findIndex((instant) => instant >= start);
  let to = timeline.starts.findIndex((instant) => instant >= end);
  if (to < 0) to = timeline.starts.length;
  return {
    timeline: { starts: timeline.starts.slice(from, to), ends: timeline.ends.slice(from, to) },
    registers: { general: registers.general.slice(from, to) },
  };
}

const optionsOf = (market: Market, from: number, to: number): PricingOptions => ({
  from: dayText(from),
  to: dayText(to),
  asOf: market.asOf,
  deliveryOn: 'as_of',
  delivery: market.delivery,
});

/** What a recommendation from the first `k` months of a window would work with; plans that cannot be priced are left out. */
export function planCosts(
  home: Home,
  start: number,
  end: number,
  market: Market,
): { costs: PlanCost[]; context: PricingContext } | undefined {
  const usage = cutUsage(home.usage, start * 86_400, end * 86_400);
  const projection = projectYear(usage, 'UTC', { country: home.country, state: home.region });
  if (!projection) return undefined;
  const context: PricingContext = {
    projection,
    scenarios: drawScenarios(projection),
    options: optionsOf(market, projection.window.start, projection.window.end),
  };
  const costs = market.plans.flatMap((plan) => {
    const cost = pricePlan(plan, context);
    return cost.ok && cost.value.expected !== null ? [cost.value] : [];
  });
  return { costs, context };
}

/** Exact cost of a year of readings on every plan, by plan id; plans that refuse are left out. */
export function exactCosts(usage: Usage, window: Window, market: Market): Map<string, number> {
  const options = optionsOf(market, window.start, window.end);
  return new Map(
    market.plans.flatMap((plan) => {
      const tariff = tariffOf(plan.structure);
      const bill = tariff.ok ? priceUsage(tariff.value, usage, options) : tariff;
      return bill.ok ? [[plan.id, amountNumber(bill.value.total)] as const] : [];
    }),
  );
}
