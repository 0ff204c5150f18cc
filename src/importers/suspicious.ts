/** Values that no real plan has: swapped units, lost decimal points, prices of nothing. A person has to look at these. */
import type { Component, Monthly, RateStructure } from '../engine/tariff/structure.js';
import type { DraftPlan } from './catalog.js';
import { decimalOf, exact, type Decimal } from './record.js';

export interface Suspicion {
  readonly detail: string;
  readonly pointer: string;
}

/** Units of currency that buy about what one dollar buys; guards are in dollars. */
const PER_DOLLAR: Readonly<Record<string, number>> = {
  DKK: 7,
  NOK: 10,
  SEK: 10,
  ISK: 130,
  TWD: 31,
  JPY: 150,
  ZAR: 18,
  HUF: 350,
  CZK: 23,
  PLN: 4,
};

const ENERGY = { least: -1, most: 5 };
const PER_DAY_MOST = { residential: 25, other: 2000 };
const DEMAND_MOST = 200;
const EARLIEST_YEAR = 1980;
const LATEST_YEAR = 2100;

/** @returns the first thing that looks wrong, or undefined */
export function suspicionOf(plan: DraftPlan): Suspicion | undefined {
  const { structure } = plan;
  const factor = PER_DOLLAR[structure.currency] ?? 1;
  for (const [index, component] of structure.components.entries()) {
    const detail = wrongAmount(component, factor, plan.customer);
    if (detail) return { detail, pointer: `/components/${index}` };
  }
  return costsNothing(structure) ?? wrongDate(plan);
}

const values = (value: Monthly): Decimal[] => [value].flat().map((text) => exact(text));

function wrongAmount(
  component: Component,
  factor: number,
  customer: DraftPlan['customer'],
): string | undefined {
  const scale = (value: Decimal): Decimal => value.div(factor);
  switch (component.kind) {
    case 'energy':
    case 'export': {
      const prices = (component.periods ?? []).flatMap((period) =>
        'tiers' in period ? period.tiers.flatMap((tier) => values(tier.price)) : values(period.price),
      );
      const wrong = prices.find((price) => scale(price).gt(ENERGY.most) || scale(price).lt(ENERGY.least));
      return wrong && `${wrong.toFixed()} per kWh is no price of electricity`;
    }
    case 'fixed': {
      const days = { day: 1, month: 30, year: 365 }[component.per];
      const most = customer === 'residential' ? PER_DAY_MOST.residential : PER_DAY_MOST.other;
      const wrong = values(component.amount).find((amount) => scale(amount).abs().div(days).gt(most));
      return wrong && `a fixed charge of ${wrong.toFixed()} per ${component.per}`;
    }
    case 'demand': {
      const prices = component.periods.flatMap((period) =>
        'tiers' in period ? period.tiers.flatMap((tier) => values(tier.price)) : values(period.price),
      );
      const wrong = prices.find((price) => scale(price).gt(DEMAND_MOST) || price.lt(0));
      return wrong && `${wrong.toFixed()} per kW of demand`;
    }
    default:
      return undefined;
  }
}

/** A plan whose energy costs nothing at any time, and which charges nothing else either, has lost its prices. */
function costsNothing(structure: RateStructure): Suspicion | undefined {
  const charged = structure.components.some((component) => {
    switch (component.kind) {
      case 'energy':
        return (
          component.register !== 'controlled_load' &&
          component.periods.some((period) =>
            'tiers' in period
              ? period.tiers.some((tier) => anyPositive(tier.price))
              : anyPositive(period.price),
          )
        );
      case 'fixed':
        return false;
      case 'demand':
      case 'indexed':
        return true;
      default:
        return false;
    }
  });
  return charged ? undefined : { detail: 'no energy or demand price is above zero', pointer: '/components' };
}

const anyPositive = (value: Monthly): boolean => values(value).some((amount) => amount.gt(0));

function wrongDate(plan: DraftPlan): Suspicion | undefined {
  for (const key of ['effectiveFrom', 'effectiveTo'] as const) {
    const year = decimalOf(plan[key]?.slice(0, 4))?.toNumber();
    if (year === undefined || (key === 'effectiveTo' && year > LATEST_YEAR)) continue;
    if (year < EARLIEST_YEAR || year > LATEST_YEAR)
      return { detail: `${key} is ${plan[key]}`, pointer: `/${key}` };
  }
  return undefined;
}
