/** Values that no real plan has: swapped units, lost decimal points, prices of nothing. A person has to look at these. */
import type {
  Component,
  ComponentOf,
  Monthly,
  PricePeriod,
  RateStructure,
} from '../engine/tariff/structure.js';
import type { DraftPlan } from './catalog.js';
import { decimalOf, exact, type Decimal } from './record.js';
import { wordTable } from '../engine/word-table.js';

export interface Suspicion {
  readonly detail: string;
  readonly pointer: string;
}

/** Units of currency that buy about what one dollar buys; guards are in dollars. */
const PER_DOLLAR = wordTable<number>({
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
});

/** Per kWh. Between nothing and `least` lies what is left of a price when cents are read as dollars. */
const ENERGY = { lowest: -1, free: 0.0001, least: 0.005, most: 5 };
const FEED_IN_MOST = 1.5;
/** Per day. Standing charges of these countries are never a few cents. */
const STANDING_LEAST = 0.05;
const STANDING_COUNTRIES = ['AU', 'GB', 'IE'];
const STANDING_MOST = { home: 15, business: 500 };
const STANDING_MOST_THERE = { home: 5, business: 50 };
/** Per kW and month. */
const DEMAND_MOST = 200;
const DISCOUNT_PERCENT_MOST = 75;
const FEES_A_YEAR_MOST = 2000;
const EARLIEST_YEAR = 1980;
const LATEST_YEAR = 2100;
const DAYS = { day: 1, month: 30, year: 365 } as const;

/** @returns the first thing that looks wrong, or undefined */
export function suspicionOf(plan: DraftPlan): Suspicion | undefined {
  const { components } = plan.structure;
  for (const [index, component] of components.entries()) {
    const detail = wrongAmount(component, plan);
    if (detail) return { detail, pointer: `/components/${index}` };
  }
  return costsNothing(plan.structure) ?? wrongDate(plan);
}

const values = (value: Monthly): Decimal[] => [value].flat().map((text) => exact(text));

const pricesIn = (periods: readonly (PricePeriod | DemandPeriod)[]): Decimal[] =>
  periods.flatMap((period) =>
    'tiers' in period ? period.tiers.flatMap((tier) => values(tier.price)) : values(period.price),
  );

type DemandPeriod = ComponentOf<'demand'>['periods'][number];

function wrongAmount(component: Component, plan: DraftPlan): string | undefined {
  const factor = PER_DOLLAR[plan.structure.currency] ?? 1;
  const scale = (value: Decimal): Decimal => value.div(factor);
  switch (component.kind) {
    case 'energy': {
      const least = mustCost(plan, component) ? ENERGY.least : 0;
      const wrong = pricesIn(component.periods).find((price) => {
        const dollars = scale(price);
        const lost = dollars.gt(ENERGY.free) && dollars.lt(least);
        return lost || dollars.gt(ENERGY.most) || dollars.lt(ENERGY.lowest);
      });
      return wrong && `${wrong.toFixed()} per kWh is no price of electricity`;
    }
    case 'export': {
      const most = component.mode === 'feed_in' ? FEED_IN_MOST : ENERGY.most;
      const wrong = pricesIn(component.periods ?? []).find((price) => scale(price).abs().gt(most));
      return wrong && `${wrong.toFixed()} per kWh is no price for solar power`;
    }
    case 'fixed':
    case 'minimum': {
      const hasStanding = STANDING_COUNTRIES.includes(plan.country) && component.kind === 'fixed';
      const most = (hasStanding ? STANDING_MOST_THERE : STANDING_MOST)[isLarge(plan) ? 'business' : 'home'];
      const least = hasStanding && component.layer === 'bundled' ? STANDING_LEAST : 0;
      const wrong = values(component.amount).find((amount) => {
        const perDay = scale(amount).abs().div(DAYS[component.per]);
        return perDay.gt(most) || (perDay.gt(0) && perDay.lt(least));
      });
      return wrong && `a ${component.kind} charge of ${wrong.toFixed()} per ${component.per}`;
    }
    case 'demand': {
      const months = component.per === 'day' ? 30 : component.per === 'year' ? 1 / 12 : 1;
      const wrong = pricesIn(component.periods).find(
        (price) => scale(price).times(months).gt(DEMAND_MOST) || price.lt(0),
      );
      return wrong && `${wrong.toFixed()} per kW of demand and ${component.per ?? 'month'}`;
    }
    case 'discount': {
      const percent = component.percent === undefined ? undefined : exact(component.percent);
      return percent?.gt(DISCOUNT_PERCENT_MOST) || percent?.lt(0)
        ? `a discount of ${percent.toFixed()} per cent`
        : undefined;
    }
    case 'fee': {
      if (!component.counted || component.amount === undefined) return undefined;
      const times = component.frequency === 'month' ? 12 : 1;
      const amount = exact(component.amount);
      return scale(amount).times(times).gt(FEES_A_YEAR_MOST)
        ? `a fee of ${amount.toFixed()} per ${component.frequency === 'month' ? 'month' : 'year'}`
        : undefined;
    }
    default:
      return undefined;
  }
}

/** A rate for anybody that charges demand is none for households. */
const isLarge = ({ customer, structure }: DraftPlan): boolean =>
  customer === 'business' ||
  (customer === 'any' && structure.components.some(({ kind }) => kind === 'demand'));

/** A household's own supply is never nearly free; half a bill, a negative rider or a demand tariff may be. */
const mustCost = ({ structure, customer }: DraftPlan, energy: ComponentOf<'energy'>): boolean =>
  customer !== 'business' &&
  (structure.coverage ?? 'full') === 'full' &&
  energy.register !== 'export' &&
  !structure.components.some(({ kind }) => kind === 'demand' || kind === 'indexed');

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
