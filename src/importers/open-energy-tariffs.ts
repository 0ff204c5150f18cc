/**
 * Entries of the open-energy-tariffs collection. They are a simplified copy of other catalogs: what the copy says it has left out
 * (seasons, tiers, demand) makes an entry unpriceable, and everything else carries the flag `simplified_copy`.
 */
import type { RefusalReason } from '../engine/refusal.js';
import type { RateStructure } from '../engine/tariff/structure.js';
import { networkIds } from './australia/networks.js';
import { asEstimate, isWholesale } from './australia/wholesale.js';
import type { CatalogImporter, CatalogRecord, Imported } from './catalog.js';
import { planTypeOf } from './plan-type.js';
import {
  attempt,
  dayOf,
  exact,
  giveUp,
  idFrom,
  isJson,
  objectsOf,
  plain,
  priceOf,
  textOf,
  textsOf,
  validStructure,
  type Decimal,
  type Json,
} from './record.js';
import { wordTable } from '../engine/word-table.js';

type Draft = Record<string, unknown>;

export const openEnergyTariffs: CatalogImporter = {
  catalog: 'open_energy_tariffs',
  recognises: (value) =>
    isJson(value['meta']) &&
    isJson(value['tariff']) &&
    ('schemaVersion' in value['meta'] || 'provider' in value['meta']),
  read: (record) => [readEntry(record)],
};

function readEntry(record: CatalogRecord): Imported {
  const meta = record.value['meta'] as Json;
  const tariff = record.value['tariff'] as Json;
  const id = textOf(meta['sourceId']) ?? textOf(meta['id']) ?? record.path;
  const name = textOf(meta['plan']) ?? id;
  const outcome = attempt(() => entryStructure(meta, tariff));
  if (!outcome.ok) return { kind: 'refused', id, name, ...outcome.refusal };
  const structure = outcome.value;
  const country = textOf(meta['country']) ?? '';
  return {
    kind: 'plan',
    plan: {
      id,
      name,
      supplier: textOf(meta['provider']) ?? 'unknown supplier',
      version: dayOf(meta['updated']),
      country,
      commodity: 'electricity',
      planType: planTypeOf(structure),
      structure,
      networks: networksOf(meta, country),
      contractMonths: 0,
      exitFee: { kind: 'unknown' },
      prepaid: false,
      customer: /business|commercial|\bsme\b|soho/i.test(name) ? 'business' : 'residential',
      eligibility: [],
      effectiveFrom: dayOf(tariff['validFrom']),
      effectiveTo: dayOf(tariff['validTo']),
      source: {
        url: textOf(meta['sourceUrl']),
        retrieved: dayOf(meta['updated']),
        licence: textOf(meta['license']),
      },
      flags: ['simplified_copy', ...(structure.flags ?? [])],
    },
  };
}

function networksOf(meta: Json, country: string): string[] {
  const coverage = isJson(meta['coverage']) ? meta['coverage'] : {};
  const distributor = textOf(meta['distributor']);
  if (country === 'AU' && distributor) return networkIds([distributor]);
  const utility = textOf(coverage['utilityId']);
  if (utility) return [`eiaid:${utility}`];
  return distributor ? [`${country.toLowerCase()}:${distributor}`] : [];
}

/** What the notes of an entry say that a bill cannot be made from it. */
const UNPRICEABLE: readonly (readonly [RegExp, RefusalReason, string])[] = [
  [
    /not a shoppable plan|national average|statistical average|average for|illustrative/i,
    'not_a_household_plan',
    'an average or illustration, not a plan that can be bought',
  ],
  [
    /network charge, not|network tariff component|grid charge/i,
    'delivery_only',
    'the network charge alone: supply is bought apart',
  ],
  [
    /used january|seasonal variation across months was not modelled/i,
    'missing_price',
    "the copy keeps January's prices alone; the other months are missing",
  ],
  [
    /(base|lowest|first|low|tier-?1|básico)[^.]{0,20}(step|slab|tier|rate)? ?(is )?modelled|block tiers are a v/i,
    'missing_price',
    'the copy keeps the first tier alone',
  ],
  [/window boundaries are approximate/i, 'uncovered_hours', 'the copy keeps the hours of one season alone'],
  [/\bapproximate\b/i, 'not_a_household_plan', 'an approximate figure, not an offer'],
];

/** @throws Unreadable where the copy says, or shows, that something is missing */
function entryStructure(meta: Json, tariff: Json): RateStructure {
  const notes = textOf(meta['notes']) ?? '';
  for (const [pattern, reason, detail] of UNPRICEABLE)
    if (pattern.test(notes)) giveUp(reason, detail, '/meta/notes');
  const name = textOf(meta['plan']) ?? '';
  const country = textOf(meta['country']) ?? '';
  if (/\bdemand\b/i.test(name))
    giveUp('missing_price', 'its name speaks of demand charges, which the copy does not carry', '/meta/plan');
  const timezone = textOf(meta['timezone']);
  const currency = textOf(meta['currency']);
  if (!timezone || !currency)
    return giveUp('malformed', 'the entry names no time zone or no currency', '/meta');
  if (Array.isArray(tariff['seasons']) && tariff['seasons'].length > 0)
    giveUp('uncovered_hours', 'seasons whose hours the copy does not carry', '/tariff/seasons');
  // Australian prices are copied without GST, the others as their source prints them.
  const tax = country === 'AU' ? (price: Decimal) => price.times('1.1') : (price: Decimal) => price;
  const structure = validStructure({
    schema: 'treebeard/rate-structure/1',
    currency,
    timezone,
    pricesIncludeTax: country !== 'US',
    coverage: 'full',
    components: [
      ...supply(tariff, tax),
      usage(tariff, tax),
      ...controlledLoad(tariff, tax),
      ...feedIn(tariff),
    ],
  });
  const wholesale = country === 'AU' && isWholesale(textOf(meta['provider']), name);
  return wholesale ? asEstimate(structure) : structure;
}

function supply(tariff: Json, tax: (price: Decimal) => Decimal): Draft[] {
  const charge = isJson(tariff['supply']) ? tariff['supply'] : undefined;
  if (!charge) return [];
  const amount = tax(priceOf(charge['daily'], 'the daily supply charge', '/tariff/supply/daily'));
  return amount.isZero()
    ? []
    : [
        {
          kind: 'fixed',
          id: 'supply',
          name: 'Daily supply',
          layer: 'bundled',
          amount: plain(amount),
          per: 'day',
        },
      ];
}

const DAYS = wordTable<readonly string[] | undefined>({
  all: undefined,
  weekday: ['weekday'],
  weekend: ['weekend'],
});

function usage(tariff: Json, tax: (price: Decimal) => Decimal): Draft {
  const prices = isJson(tariff['import']) ? tariff['import'] : {};
  const common = { kind: 'energy', id: 'usage', name: 'Usage', layer: 'bundled' };
  const bands = objectsOf(prices['bands']);
  if (bands.length === 0)
    return {
      ...common,
      periods: [
        { name: 'all', price: plain(tax(priceOf(prices['flatRate'], 'energy', '/tariff/import/flatRate'))) },
      ],
    };
  const taken = new Set<string>();
  const ids = new Map(
    bands.map((band, index) => [
      textOf(band['id']) ?? String(index),
      idFrom(textOf(band['id']) ?? `band ${index}`, taken),
    ]),
  );
  const used = new Set(objectsOf(prices['schedule']).map((rule) => textOf(rule['band'])));
  const windows = objectsOf(prices['schedule']).map((rule, index) => {
    const pointer = `/tariff/import/schedule/${index}`;
    const period =
      ids.get(textOf(rule['band']) ?? '') ??
      giveUp(
        'missing_price',
        `the schedule names the band "${textOf(rule['band'])}", which has no price`,
        pointer,
      );
    const kind = textOf(rule['days']) ?? 'all';
    if (!(kind in DAYS)) giveUp('malformed', `days called "${kind}"`, pointer);
    return { period, ...(DAYS[kind] ? { days: DAYS[kind] } : {}), ...span(rule, pointer) };
  });
  return {
    ...common,
    periods: bands.flatMap((band, index) => {
      if (!used.has(textOf(band['id']))) return [];
      const price = tax(priceOf(band['rate'], 'a band', `/tariff/import/bands/${index}`));
      return [{ name: ids.get(textOf(band['id'])!), price: plain(price) }];
    }),
    schedule: { windows },
  };
}

function span(rule: Json, pointer: string): Draft {
  const [from, to] = [textOf(rule['from']), textOf(rule['to'])];
  if (!from || !to) return giveUp('malformed', 'hours without a beginning or an end', pointer);
  return from === '00:00' && (to === '24:00' || to === '00:00')
    ? {}
    : { from, to: to === '00:00' ? '24:00' : to };
}

function controlledLoad(tariff: Json, tax: (price: Decimal) => Decimal): Draft[] {
  const first = objectsOf(tariff['controlledLoad'])[0];
  if (!first) return [];
  const price = plain(tax(priceOf(first['rate'], 'the controlled load', '/tariff/controlledLoad/0')));
  return [
    {
      kind: 'energy',
      id: 'controlled-load',
      name: textOf(first['name']) ?? 'Controlled load',
      layer: 'controlled_load',
      register: 'controlled_load',
      periods: [{ name: 'controlled_load', price }],
    },
  ];
}

/** Feed-in is free of GST. */
function feedIn(tariff: Json): Draft[] {
  const sale = isJson(tariff['export']) ? tariff['export'] : undefined;
  if (!sale || textsOf([sale['flatRate']]).length === 0) return [];
  const price = priceOf(sale['flatRate'], 'the feed-in tariff', '/tariff/export/flatRate');
  if (price.lt(exact(0))) return [];
  return [
    {
      kind: 'export',
      id: 'feed-in',
      name: 'Feed-in tariff',
      layer: 'credit',
      mode: 'feed_in',
      periods: [{ name: 'all', price: plain(price) }],
    },
  ];
}
