/**
 * Shapes of the Octopus Energy API (Great Britain): product details with a tariff per region, and lists of unit rates with their
 * validity (half-hourly for tracking products). Pence; prices with VAT are used.
 */
import type { RateStructure } from '../engine/tariff/structure.js';
import type { CatalogImporter, CatalogRecord, Imported } from './catalog.js';
import { seriesRef } from './octopus-rates.js';
import { planTypeOf } from './plan-type.js';
import {
  attempt,
  dayOf,
  decimalOf,
  giveUp,
  isJson,
  type Json,
  plain,
  priceOf,
  textOf,
  validStructure,
} from './record.js';

type Draft = Record<string, unknown>;

export const octopusProduct: CatalogImporter = {
  catalog: 'uk_octopus',
  recognises: (value) =>
    'single_register_electricity_tariffs' in value || 'dual_register_electricity_tariffs' in value,
  read: readProduct,
};

const REGISTERS = [
  ['single_register_electricity_tariffs', ''],
  ['dual_register_electricity_tariffs', ' (day and night)'],
] as const;

function readProduct({ value: product, path }: CatalogRecord): readonly Imported[] {
  const tariffs = REGISTERS.flatMap(([key, suffix]) =>
    Object.entries(isJson(product[key]) ? product[key] : {}).map(([region, byPayment]) => ({
      region: region.replace('_', ''),
      suffix,
      tariff: preferredPayment(byPayment),
    })),
  );
  const name =
    textOf(product['display_name']) ?? textOf(product['full_name']) ?? textOf(product['code']) ?? path;
  if (tariffs.length === 0)
    return [
      {
        kind: 'refused',
        id: textOf(product['code']) ?? path,
        name,
        reason: 'not_electricity',
        detail: 'no electricity tariff in any region',
      },
    ];
  return tariffs.map(({ region, suffix, tariff }) => readTariff(product, `${name}${suffix}`, region, tariff));
}

/** The way of paying most customers use. */
function preferredPayment(value: unknown): Json {
  const methods = isJson(value) ? value : {};
  const chosen = methods['direct_debit_monthly'] ?? methods['varying'] ?? Object.values(methods)[0];
  return isJson(chosen) ? chosen : {};
}

function readTariff(product: Json, name: string, region: string, tariff: Json): Imported {
  const id = textOf(tariff['code']) ?? `${textOf(product['code'])}-${region}`;
  const outcome = attempt(() => tariffStructure(product, tariff, id));
  if (!outcome.ok) return { kind: 'refused', id, name, ...outcome.refusal };
  const structure = outcome.value;
  const exit = decimalOf(tariff['exit_fees_inc_vat']);
  return {
    kind: 'plan',
    plan: {
      id,
      name,
      supplier: textOf(product['brand']) ?? 'Octopus Energy',
      version: dayOf(product['tariffs_active_at']) ?? dayOf(product['available_from']),
      country: 'GB',
      commodity: 'electricity',
      planType: planTypeOf(structure, product['is_variable'] === true ? 'variable' : undefined),
      structure,
      networks: [`gsp:${region}`],
      contractMonths: decimalOf(product['term'])?.toNumber() ?? 0,
      exitFee: exit?.gt(0) ? { kind: 'flat', amount: plain(exit.div(100)) } : { kind: 'none' },
      renewablePercent: product['is_green'] === true ? 100 : undefined,
      prepaid: product['is_prepay'] === true,
      customer: product['is_business'] === true ? 'business' : 'residential',
      eligibility: product['is_restricted'] === true ? ['restricted to certain customers'] : [],
      effectiveFrom: dayOf(product['available_from']),
      effectiveTo: dayOf(product['available_to']),
      source: { licence: 'read live, not redistributable' },
      flags: [...(structure.flags ?? [])],
    },
  };
}

/** @throws Unreadable for export tariffs and tariffs without a rate */
function tariffStructure(product: Json, tariff: Json, code: string): RateStructure {
  const words = ['code', 'display_name', 'full_name', 'direction']
    .map((key) => textOf(product[key]) ?? '')
    .concat(product['is_tracker'] === true ? 'tracker' : '')
    .join(' ');
  if (/\b(export|outgoing|seg)\b/i.test(words))
    giveUp('unsupported', 'a tariff that pays for exported energy supplies none', '/direction');
  const standing = priceOf(
    tariff['standing_charge_inc_vat'],
    'the standing charge',
    '/standing_charge_inc_vat',
  );
  return validStructure({
    schema: 'treebeard/rate-structure/1',
    currency: 'GBP',
    timezone: 'Europe/London',
    clock: 'local',
    pricesIncludeTax: true,
    coverage: 'full',
    components: [
      {
        kind: 'fixed',
        id: 'standing',
        name: 'Standing charge',
        layer: 'bundled',
        amount: plain(standing.div(100)),
        per: 'day',
      },
      energyOf(tariff, code, TIME_VARYING.test(words)),
    ],
    ...('day_unit_rate_inc_vat' in tariff ? { flags: ['night_hours_vary_by_region'] } : {}),
  });
}

/** Products whose price goes by the half hour: their details print one rate all the same, and it is not what is paid. */
const TIME_VARYING = /\b(agile|tracker|silver|go|intelligent|intelli|cosy|flux|snug)\b/i;

function energyOf(tariff: Json, code: string, timeVarying: boolean): Draft {
  const common = { id: 'energy', name: 'Energy', layer: 'bundled' };
  const rate = (key: string): string => plain(priceOf(tariff[key], 'the unit rate', `/${key}`).div(100));
  if ('day_unit_rate_inc_vat' in tariff)
    return {
      ...common,
      kind: 'energy',
      periods: [
        { name: 'night', price: rate('night_unit_rate_inc_vat') },
        { name: 'day', price: rate('day_unit_rate_inc_vat') },
      ],
      // Seven hours of night; the usual ones of the Economy 7 meter.
      schedule: { windows: [{ period: 'night', from: '00:30', to: '07:30' }], otherwise: 'day' },
    };
  if (!timeVarying && decimalOf(tariff['standard_unit_rate_inc_vat']))
    return {
      ...common,
      kind: 'energy',
      periods: [{ name: 'all', price: rate('standard_unit_rate_inc_vat') }],
    };
  return { ...common, kind: 'indexed', series: { ref: seriesRef(code) } };
}
