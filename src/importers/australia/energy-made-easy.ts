/**
 * Energy Made Easy (Australian Energy Regulator) plan bodies with the annual costs the site publishes for three household sizes.
 * Usage and supply are cents without GST, feed-in cents, fees and fixed discounts dollars.
 */
import type { CatalogImporter, CatalogRecord, ImportContext, Imported } from '../catalog.js';
import { planTypeOf } from '../plan-type.js';
import {
  attempt,
  dayOf,
  decimalOf,
  giveUp,
  isJson,
  type Json,
  numberOf,
  objectsOf,
  plain,
  textOf,
  validStructure,
  wordOf,
} from '../record.js';
import { australianStructure } from './australian-structure.js';
import { clockOf } from './cdr.js';
import { controlledLoad } from './cdr-controlled-load.js';
import { blocksOf, type Scale } from './cdr-rates.js';
import { daysOf, resetOf, seasonOf, windowMinutes } from './clock.js';
import type { ClockWindow, Contract, FeedIn, Rate, SupplyPeriod } from './contract.js';
import { discountsOf, feesOf, greenOptions } from './energy-made-easy-extras.js';
import { discountComponents, exitFeeOf, type Fee, feeComponents, greenComponents } from './extras.js';
import { chooseFeedIn, feedInWindows } from './feed-in.js';
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
      customer: wordOf(plan['customerType']) === 'B' ? 'business' : 'residential',
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
  if (wordOf(plan['fuelType']) === 'G') giveUp('not_electricity', 'a gas plan', '/fuelType');
  if (!contract) return giveUp('missing_price', 'the plan has no contract', '/contract');
  const fees = feesOf(contract['fee']);
  const zone = networkZone(distributorsOf(plan), []) ?? context.timezone;
  const structure = australianStructure(
    contractOf(contract, fees),
    clockOf(textOf(contract['timeDefinition']), zone),
  );
  const words = `${textOf(plan['planName']) ?? ''} ${textOf(contract['variation']) ?? ''}`;
  const selfChecks = costs && hasBenchmark(plan) ? annualCosts(costs) : [];
  const checked = validStructure({ ...structure, ...(selfChecks.length > 0 ? { selfChecks } : {}) });
  return {
    structure: isWholesale(textOf(plan['retailerName']), words) ? asEstimate(checked) : checked,
    contract,
    fees,
  };
}

/** The published costs depend on the home's state; the loads behind those of South Australia are known. */
const hasBenchmark = (plan: Json): boolean => distributorsOf(plan).some((name) => /sa power/i.test(name));

const cents: Scale = (value) => value.div(100);

function contractOf(contract: Json, fees: readonly Fee[]): Contract {
  const flags: string[] = [];
  const periods = objectsOf(contract['tariffPeriod']);
  if (periods.some((period) => objectsOf(period['demandCharge']).length > 0))
    giveUp(
      'unsupported',
      'demand charges, whose hours this catalog does not give',
      '/contract/0/tariffPeriod',
    );
  return {
    supply: periods.map((period, index) => supplyPeriod(period, index, flags)),
    controlledLoad: controlledLoad(contract['controlledLoad'], cents, flags),
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

function supplyPeriod(period: Json, index: number, flags: string[]): SupplyPeriod {
  const pointer = `/contract/0/tariffPeriod/${index}`;
  const timed = objectsOf(period['touBlock']);
  const rate = (block: Json, name: string, windows: ClockWindow[], at: string): Rate => {
    const blocks = blocksOf(block['blockRate'], cents, at);
    const reset =
      blocks.length > 1
        ? resetOf(period['blockPeriod'], flags, {
            words: textOf(block['description']),
            width: blocks[0]!.width,
          })
        : 'year';
    return { name, blocks, reset, windows };
  };
  const rates =
    timed.length > 0
      ? timed.map((block, each) => {
          const at = `${pointer}/touBlock/${each}`;
          return rate(block, nameOf(block, each), windowsOf(block['timeOfUse'], `${at}/timeOfUse`), at);
        })
      : [rate(period, 'usage', [], pointer)];
  const supply = numberOf(
    period['dailySupplyCharge'],
    'the daily supply charge',
    `${pointer}/dailySupplyCharge`,
  );
  const season = seasonOf(period['startDate'], period['endDate']);
  return { ...(season ? { season } : {}), ...(supply ? { perDayExGst: cents(supply) } : {}), rates };
}

const nameOf = (block: Json, index: number): string =>
  textOf(block['name']) ?? textOf(block['timeOfUsePeriod']) ?? `rate ${index + 1}`;

const windowsOf = (value: unknown, pointer: string): ClockWindow[] =>
  objectsOf(value).map((window) => ({
    days: daysOf(window['days']),
    ...windowMinutes(window['startTime'], window['endTime'], pointer),
  }));

/** The retailer's own feed-in tariff; premium schemes are closed to new customers. */
function feedIn(value: unknown, flags: string[]): FeedIn | undefined {
  const pointer = '/contract/0/solarFit';
  const open = objectsOf(value).filter(
    (offer) => wordOf(offer['type']) !== 'G' && wordOf(offer['scheme']) !== 'PREMIUM',
  );
  const isTimed = (offer: Json): boolean => objectsOf(offer['timeVaryingTariffs']).length > 0;
  const flat = open
    .filter((offer) => !isTimed(offer))
    .map((offer) => ({
      blocks: blocksOf(offer['singleTariffRates'] ?? [{ unitPrice: offer['rate'] }], cents, pointer),
      words: textOf(offer['description']) ?? '',
      period: offer['singleTariffPeriod'],
    }));
  const timed = open.filter(isTimed).flatMap((offer) =>
    objectsOf(offer['timeVaryingTariffs']).map((tariff, index) => ({
      name: textOf(tariff['type']) ?? `rate ${index + 1}`,
      blocks: blocksOf(tariff['rates'], cents, pointer),
      windows: feedInWindows(tariff['timeVariations'], pointer),
    })),
  );
  return chooseFeedIn(flat, timed, flags);
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
