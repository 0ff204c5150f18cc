/**
 * Shapes of the Octopus Energy API (Great Britain): product details with a tariff per region, and lists of unit rates with their
 * validity (half-hourly for tracking products). Pence; prices with VAT are used.
 */
import { parseDay } from '../engine/calendar/civil.js';
import type { PriceSeries } from '../engine/tariff/bill.js';
import type { RateStructure } from '../engine/tariff/structure.js';
import type { CatalogImporter, CatalogRecord, Imported } from './catalog.js';
import { planTypeOf } from './plan-type.js';
import {
  attempt,
  dayOf,
  decimalOf,
  giveUp,
  isJson,
  objectsOf,
  plain,
  priceOf,
  textOf,
  validStructure,
  type Json,
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
      energyOf(tariff, code),
    ],
    ...('day_unit_rate_inc_vat' in tariff ? { flags: ['night_hours_vary_by_region'] } : {}),
  });
}

function energyOf(tariff: Json, code: string): Draft {
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
  if (decimalOf(tariff['standard_unit_rate_inc_vat']))
    return {
      ...common,
      kind: 'energy',
      periods: [{ name: 'all', price: rate('standard_unit_rate_inc_vat') }],
    };
  return { ...common, kind: 'indexed', series: { ref: seriesRef(code) } };
}

const seriesRef = (code: string): string => `octopus:${code}`;

// --- unit rates with validity ---

export const octopusRates: CatalogImporter = {
  catalog: 'uk_octopus',
  recognises: (value) => {
    const first = objectsOf(value['results'])[0];
    return first !== undefined && 'value_inc_vat' in first && 'valid_from' in first;
  },
  read: (record) => {
    const code =
      /[EG]-[12]R-[A-Z0-9-]+-[A-P]\b/.exec(record.file)?.[0] ??
      record.file
        .split('/')
        .pop()!
        .replace(/\.json$/i, '');
    const outcome = attempt(() => ratesSeries(objectsOf(record.value['results'])));
    if (!outcome.ok) return [{ kind: 'refused', id: code, name: 'unit rates', ...outcome.refusal }];
    return [{ kind: 'series', ref: seriesRef(code), series: outcome.value }];
  },
};

const STEP = 1800;
/** A rate that is open at its end holds for a year; a longer list is read half-hourly up to this many steps. */
const OPEN_END = 366 * 86_400;
const MOST_STEPS = 400_000;

/** Rates newest first, in UTC, into half-hourly steps. @throws Unreadable when they overlap or do not lie on half hours */
export function ratesSeries(rates: readonly Json[]): PriceSeries {
  const spans = rates
    .map((rate, index) => {
      const from =
        instantOf(rate['valid_from']) ??
        giveUp('malformed', 'a rate without its beginning', `/results/${index}`);
      const to =
        (rate['valid_to'] ?? null) === null
          ? from + OPEN_END
          : (instantOf(rate['valid_to']) ??
            giveUp('malformed', 'an end that is no time', `/results/${index}`));
      return {
        from,
        to,
        price: plain(priceOf(rate['value_inc_vat'], 'a rate', `/results/${index}`).div(100)),
      };
    })
    .sort((a, b) => a.from - b.from);
  const first = spans[0];
  if (!first) return giveUp('missing_price', 'a list without rates', '/results');
  const steps = (spans[spans.length - 1]!.to - first.from) / STEP;
  if (!Number.isInteger(steps) || steps > MOST_STEPS)
    return giveUp('unsupported', 'rates that do not lie on half hours', '/results');
  const prices = Array.from<string | undefined>({ length: steps });
  for (const { from, to, price } of spans) {
    const start = (from - first.from) / STEP;
    if (!Number.isInteger(start)) giveUp('unsupported', 'rates that do not lie on half hours', '/results');
    if (prices[start] !== undefined) giveUp('malformed', 'two rates hold at the same time', '/results');
    prices.fill(price, start, (to - first.from) / STEP);
  }
  return { start: first.from, stepSeconds: STEP, prices };
}

/** Epoch seconds of an ISO instant with its offset. */
function instantOf(value: unknown): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(
    textOf(value) ?? '',
  );
  const day = match && parseDay(match[1]!);
  if (!match || day === undefined || day === null) return undefined;
  const offset =
    match[5] === 'Z'
      ? 0
      : (match[5]![0] === '-' ? -1 : 1) *
        (Number(match[5]!.slice(1, 3)) * 3600 + Number(match[5]!.slice(4)) * 60);
  return day * 86_400 + Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4]) - offset;
}
