/**
 * Energy Made Easy (Australian Energy Regulator) plan bodies with the annual costs the site publishes for three household sizes.
 * Usage and supply are cents without GST, feed-in cents, fees and fixed discounts dollars.
 */
import type { CatalogImporter, CatalogRecord, ImportContext, Imported } from '../catalog.js';
import { planTypeOf } from '../plan-type.js';
import {
  attempt,
  dayOf,
  type Decimal,
  decimalOf,
  giveUp,
  isJson,
  type Json,
  objectsOf,
  plain,
  priceOf,
  textOf,
  validStructure,
} from '../record.js';
import { australianStructure } from './australian-structure.js';
import { clockOf } from './cdr.js';
import { daysOf, resetOf, seasonOf, windowMinutes } from './clock.js';
import type { Block, Contract, FeedIn, Rate, SupplyPeriod } from './contract.js';
import { discountsOf, feesOf, greenOptions } from './energy-made-easy-extras.js';
import { discountComponents, exitFeeOf, type Fee, feeComponents, greenComponents } from './extras.js';
import { networkIds, networkZone } from './networks.js';
import { asEstimate, isWholesale } from './wholesale.js';

export const energyMadeEasy: CatalogImporter = {
  catalog: 'au_eme',
  recognises: (value) => isJson(value['raw_plan_data_complete']) || isJson(value['planData']),
  read: (record, context) => [readPlan(record, context)],
};

/** The fullest body of a record: the detail answer has the hours, the list answer the published costs. */
function bodiesOf(value: Json): { plan: Json; costs?: Json } {
  const complete = isJson(value['raw_plan_data_complete']) ? value['raw_plan_data_complete'] : value;
  const main = isJson(complete['main_api_response']) ? complete['main_api_response'] : complete;
  const detail = isJson(complete['detailed_api_response']) ? complete['detailed_api_response'] : {};
  const data = isJson(detail['data']) ? detail['data'] : detail;
  const plan = isJson(data['planData']) ? data['planData'] : main['planData'];
  const pcr = isJson(main['pcr']) ? main['pcr'] : {};
  const costs = isJson(pcr['costs']) ? pcr['costs']['electricity'] : undefined;
  return { plan: isJson(plan) ? plan : {}, ...(isJson(costs) ? { costs } : {}) };
}

function readPlan(record: CatalogRecord, context: ImportContext): Imported {
  const { plan, costs } = bodiesOf(record.value);
  const id = textOf(plan['planId']) ?? record.path;
  const name = textOf(plan['planName']) ?? id;
  const outcome = attempt(() => readBody(plan, costs, context));
  if (!outcome.ok) return { kind: 'refused', id, name, ...outcome.refusal };
  const { structure, contract, fees } = outcome.value;
  return {
    kind: 'plan',
    plan: {
      id,
      name,
      supplier: textOf(plan['retailerName']) ?? 'unknown retailer',
      version: dayOf(plan['effectiveDate']),
      country: 'AU',
      commodity: 'electricity',
      planType: planTypeOf(structure),
      structure,
      networks: networkIds(distributorsOf(plan)),
      contractMonths: 0,
      exitFee: exitFeeOf(
        fees,
        `${textOf(contract['onExpiry']) ?? ''} ${textOf(contract['benefitPeriod']) ?? ''}`,
      ),
      prepaid: false,
      customer: textOf(plan['customerType']) === 'B' ? 'business' : 'residential',
      eligibility: objectsOf(contract['eligibilityRestriction']).flatMap(
        (rule) => textOf(rule['description']) ?? textOf(rule['information']) ?? [],
      ),
      effectiveFrom: dayOf(plan['effectiveDate']),
      effectiveTo: dayOf(plan['expiryDate']),
      source: { licence: 'Energy Made Easy, Australian Energy Regulator' },
      flags: [...(structure.flags ?? [])],
    },
  };
}

const distributorsOf = (plan: Json): string[] => {
  const areas = objectsOf(plan['supplyArea']).map((area) => textOf(area['name']));
  const named = areas.length > 0 ? areas : [textOf(plan['distributor'])];
  return named.filter((name) => name !== undefined);
};

function readBody(plan: Json, costs: Json | undefined, context: ImportContext) {
  const contract = objectsOf(plan['contract'])[0];
  if (textOf(plan['fuelType']) === 'G') giveUp('not_electricity', 'a gas plan', '/fuelType');
  if (!contract) return giveUp('missing_price', 'the plan has no contract', '/contract');
  const fees = feesOf(contract['fee']);
  const zone = networkZone(distributorsOf(plan), []) ?? context.timezone;
  const structure = australianStructure(
    contractOf(contract, fees),
    clockOf(textOf(contract['timeDefinition']), zone),
  );
  const words = `${textOf(plan['planName']) ?? ''} ${textOf(contract['variation']) ?? ''}`;
  const selfChecks = costs ? annualCosts(costs) : [];
  const checked = validStructure({ ...structure, ...(selfChecks.length > 0 ? { selfChecks } : {}) });
  return {
    structure: isWholesale(textOf(plan['retailerName']), words) ? asEstimate(checked) : checked,
    contract,
    fees,
  };
}

const cents = (value: Decimal): Decimal => value.div(100);

function contractOf(contract: Json, fees: readonly Fee[]): Contract {
  const flags: string[] = [];
  const periods = objectsOf(contract['tariffPeriod']);
  if (periods.some((period) => objectsOf(period['demandCharge']).length > 0))
    giveUp(
      'unsupported',
      'demand charges, whose hours this catalog does not give',
      '/contract/0/tariffPeriod',
    );
  if (objectsOf(contract['controlledLoad']).length > 0) flags.push('controlled_load_not_read');
  return {
    supply: periods.map(supplyPeriod),
    demand: [],
    feedIn: feedIn(contract['solarFit'], flags),
    extras: [
      ...greenComponents(greenOptions(contract['greenCharge'])),
      ...discountComponents(discountsOf(contract['discount']), flags),
      ...feeComponents(fees),
    ],
    flags,
  };
}

function supplyPeriod(period: Json, index: number): SupplyPeriod {
  const pointer = `/contract/0/tariffPeriod/${index}`;
  const reset = resetOf(period['blockPeriod']);
  const timed = objectsOf(period['touBlock']);
  const rates =
    timed.length > 0
      ? timed.map((block, each) => timedRate(block, each, reset, pointer))
      : [flatRate(period, reset, pointer)];
  const supply = decimalOf(period['dailySupplyCharge']);
  const season = seasonOf(period['startDate'], period['endDate']);
  return { ...(season ? { season } : {}), ...(supply ? { perDayExGst: cents(supply) } : {}), rates };
}

function timedRate(block: Json, index: number, reset: Rate['reset'], pointer: string): Rate {
  return {
    name: textOf(block['name']) ?? textOf(block['timeOfUsePeriod']) ?? `rate ${index + 1}`,
    blocks: blocksOf(block['blockRate'], `${pointer}/touBlock/${index}`),
    reset,
    windows: objectsOf(block['timeOfUse']).map((window) => ({
      days: daysOf(window['days']),
      ...windowMinutes(window['startTime'], window['endTime']),
    })),
  };
}

const flatRate = (period: Json, reset: Rate['reset'], pointer: string): Rate => ({
  name: 'usage',
  blocks: blocksOf(period['blockRate'], `${pointer}/blockRate`),
  reset,
  windows: [],
});

function blocksOf(value: unknown, pointer: string): Block[] {
  const rates = objectsOf(value);
  if (rates.length === 0) return giveUp('missing_price', 'a rate has no price', pointer);
  return rates.map((rate, index) => {
    const unit = textOf(rate['measureUnit']) ?? 'KWH';
    if (unit !== 'KWH') giveUp('unknown_unit', `usage priced per "${unit}"`, `${pointer}/${index}`);
    const width = decimalOf(rate['volume']);
    return {
      priceExGst: cents(priceOf(rate['unitPrice'], 'a usage block', `${pointer}/${index}`)),
      ...(width?.gt(0) ? { width } : {}),
    };
  });
}

/** The retailer's own feed-in tariff; premium schemes are closed to new customers. */
function feedIn(value: unknown, flags: string[]): FeedIn | undefined {
  const open = objectsOf(value).filter(
    (offer) => textOf(offer['type']) !== 'G' && textOf(offer['scheme']) !== 'PREMIUM',
  );
  const flat = open.filter(
    (offer) => decimalOf(offer['rate']) && textOf(offer['tariffUType']) !== 'timeVaryingTariffs',
  );
  const lowest = flat.map((offer) => decimalOf(offer['rate'])!).sort((a, b) => a.cmp(b))[0];
  if (flat.length > 1) flags.push('feed_in_alternatives');
  if (!lowest && open.length > 0) flags.push('feed_in_by_time_not_read');
  return lowest && { rates: [{ name: 'feed-in', windows: [], blocks: [{ priceExGst: cents(lowest) }] }] };
}

/** Costs are printed to ten dollars. Guaranteed discounts are in them, conditional ones are not. */
function annualCosts(costs: Json): Record<string, unknown>[] {
  return (['small', 'medium', 'large'] as const).flatMap((size) => {
    const bySize = isJson(costs[size]) ? costs[size] : {};
    const yearly = isJson(bySize['yearly']) ? bySize['yearly'] : {};
    const value = decimalOf(yearly['guaranteedDiscount'] ?? yearly['noDiscounts']);
    return value?.gt(0)
      ? [{ kind: 'annual_cost', load: `eme_${size}`, value: plain(value), tolerance: '10' }]
      : [];
  });
}
