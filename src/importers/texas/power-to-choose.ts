/**
 * Power to Choose listings (Public Utility Commission of Texas): the site's own CSV with bracketed or plain headers, and JSON
 * archives of it. A row has averages and words, no rates: what is imported is an inversion, marked `average_only`.
 */
import type { RateStructure } from '../../engine/tariff/structure.js';
import type { CatalogImporter, CatalogRecord, DraftPlan, ImportContext, Imported } from '../catalog.js';
import { rowOn } from '../delivery-table.js';
import {
  attempt,
  dayOf,
  decimalOf,
  exact,
  giveUp,
  plain,
  textOf,
  validStructure,
  type Json,
} from '../record.js';
import { averagesOf, invert, isStraight, residualCents, type Averages, type Inverted } from './inversion.js';
import { exitFeeFrom, speaksOfTiers, usageBands, type UsageBand } from './listing-terms.js';
import { tduRef } from './tdu.js';

/** Names of one field in the three writings; brackets and case are taken off before. */
const FIELDS = {
  id: ['plan_id', 'idkey', 'plan id'],
  supplier: ['rep_name', 'repcompany', 'rep company', 'rep name', 'company name', 'company'],
  name: ['plan_name', 'product', 'plan name'],
  tdu: ['tdu_area', 'tducompanyname', 'tdu company', 'tdu company name'],
  at500: ['price_kwh_500', 'kwh500', 'price/kwh 500'],
  at1000: ['price_kwh_1000', 'kwh1000', 'price/kwh 1000'],
  at2000: ['price_kwh_2000', 'kwh2000', 'price/kwh 2000'],
  term: ['term_months', 'termvalue', 'term value'],
  rateType: ['rate_type', 'ratetype', 'rate type', 'fixed'],
  renewable: ['renewable_pct', 'renewable'],
  prepaid: ['is_prepaid', 'prepaid', 'pre paid'],
  timeOfUse: ['is_tou', 'timeofuse', 'time of use'],
  exitFee: ['early_termination_fee', 'cancelfee', 'cancellation fee', 'cancel fee'],
  words: ['fees_credits', 'fees/credits', 'pricing details'],
  terms: ['special_terms', 'specialterms', 'special terms'],
  usageTerms: ['min_usage_fees', 'minusagefeescredits', 'min usage fees/credits'],
  language: ['language'],
  rating: ['rating'],
  newCustomer: ['newcustomer', 'new_customer', 'new customer'],
  enrol: ['enrollment_url', 'enrollurl', 'enroll phone url', 'enroll url'],
  label: ['efl_url', 'factsurl', 'fact sheet'],
} as const;

type Field = keyof typeof FIELDS;
type Row = Partial<Record<Field, unknown>>;

function rowOf(value: Json): Row {
  const plainKeys = new Map(
    Object.entries(value).map(([key, item]) => [
      key
        .replace(/[[\]"]/g, '')
        .trim()
        .toLowerCase(),
      item,
    ]),
  );
  return Object.fromEntries(
    Object.entries(FIELDS).map(([field, names]) => [
      field,
      plainKeys.get(names.find((name) => plainKeys.has(name)) ?? ''),
    ]),
  );
}

export const powerToChoose: CatalogImporter = {
  catalog: 'us_tx_ptc',
  recognises: (value) => {
    const keys = Object.keys(value).map((key) =>
      key
        .replace(/[[\]"]/g, '')
        .trim()
        .toLowerCase(),
    );
    const has = (names: readonly string[]): boolean => names.some((name) => keys.includes(name));
    return has(FIELDS.supplier) && has(FIELDS.at500) && has(FIELDS.at2000);
  },
  read: (record, context) => [readRow(record, context)],
};

const isTrue = (value: unknown): boolean => value === true || /^(true|yes|1)$/i.test(textOf(value) ?? '');
/** "FALSE" and "None" are how exports write an empty cell. */
const wordsOf = (value: unknown): string => {
  const text = textOf(value) ?? '';
  return /^(false|true|none|n\/a)$/i.test(text) ? '' : text;
};

export type ListingClass = 'flat' | 'credit_or_tier' | 'time_of_use';

function readRow(record: CatalogRecord, context: ImportContext): Imported {
  const row = rowOf(record.value);
  const id = textOf(row.id) ?? record.path;
  const name = textOf(row.name) ?? `listing ${id}`;
  const listed = dayOf(record.surroundings['last_updated']) ?? dateInName(record.file) ?? context.retrieved;
  const outcome = attempt(() => readOffer(row, listed, context));
  if (!outcome.ok) return { kind: 'refused', id, name, ...outcome.refusal };
  return { kind: 'plan', plan: { ...planOf(row, id, name, listed), ...outcome.value } };
}

const dateInName = (file: string): string | undefined =>
  /\d{4}-\d{2}-\d{2}/.exec(file.split('/').pop()!)?.[0];

function planOf(
  row: Row,
  id: string,
  name: string,
  listed: string | undefined,
): Omit<DraftPlan, 'structure' | 'planType' | 'flags'> {
  const term = decimalOf(row.term)?.toNumber() ?? 0;
  const rating = decimalOf(row.rating);
  return {
    id,
    name,
    supplier: textOf(row.supplier) ?? 'unknown supplier',
    version: listed,
    country: 'US',
    commodity: 'electricity',
    networks: [tduRef(textOf(row.tdu) ?? '')],
    contractMonths: term,
    exitFee: exitFeeFrom(textOf(row.exitFee), term),
    renewablePercent: decimalOf(row.renewable)?.toNumber(),
    supplierRating: rating?.gte(1) && rating.lte(5) ? rating.toNumber() : undefined,
    prepaid: isTrue(row.prepaid),
    customer: 'residential',
    eligibility: isTrue(row.newCustomer) ? ['new customers only'] : [],
    enrolUrl: textOf(row.enrol),
    source: { url: textOf(row.label), retrieved: listed, licence: 'public listing of the PUCT' },
    language: /^spa|^esp|^es$/i.test(textOf(row.language) ?? '') ? 'es' : 'en',
  };
}

interface Reading {
  readonly kind: ListingClass;
  readonly inverted: Inverted;
  readonly bands: readonly UsageBand[];
  readonly flags: readonly string[];
}

function readOffer(
  row: Row,
  listed: string | undefined,
  context: ImportContext,
): Pick<DraftPlan, 'structure' | 'planType' | 'flags' | 'notes'> {
  const averages = averagesOf([row.at500, row.at1000, row.at2000]);
  if (!averages)
    return giveUp('missing_price', 'the row lacks one of its three average prices', '/price_kwh_500');
  if (!textOf(row.tdu)) return giveUp('malformed', 'the row names no delivery company', '/tdu_area');
  const straight = invert(averages);
  const reading = interpret(row, averages, straight);
  const { inverted, bands, kind } = reading;
  if (inverted.perKwh.lte(0) && kind !== 'credit_or_tier')
    giveUp('suspicious_value', 'the averages fall so fast that energy would cost nothing', '/price_kwh_1000');
  const ref = tduRef(textOf(row.tdu)!);
  const delivery = listed ? rowOn(context.delivery[ref], listed) : undefined;
  const rateType = rateTypeOf(row.rateType);
  return {
    structure: listingStructure(averages, reading, ref, delivery),
    planType:
      kind === 'time_of_use' ? 'time_of_use' : rateType === 'fixed' && bands.length > 0 ? 'tiered' : rateType,
    flags: ['inverted_from_averages', ...reading.flags],
    notes: { class: kind, residual_cents: residualCents(straight) },
  };
}

function rateTypeOf(value: unknown): 'fixed' | 'variable' | 'indexed' {
  const text = (textOf(value) ?? '').toLowerCase();
  if (text.startsWith('index') || text === '2') return 'indexed';
  return text.startsWith('var') || text === '0' ? 'variable' : 'fixed';
}

/** What kind of offer the three averages and the words describe. */
function interpret(row: Row, averages: Averages, straight: Inverted): Reading {
  const words = wordsOf(row.words);
  const bands = usageBands(words);
  if (isTrue(row.timeOfUse)) {
    if (!isStraight(straight))
      return giveUp(
        'contradictory_self_check',
        'hours decide the price and the averages bend: only the label can say how',
        '/is_tou',
      );
    return { kind: 'time_of_use', inverted: straight, bands: [], flags: ['time_of_use_hours_unknown'] };
  }
  if (speaksOfTiers(words))
    return giveUp('missing_price', 'tiers whose prices stand on the label alone', '/fees_credits');
  if (bands.length > 0) {
    const known = invert(averages, bands);
    if (isStraight(known) && known.perKwh.gt(0))
      return { kind: 'credit_or_tier', inverted: known, bands, flags: ['credit_from_words'] };
  }
  // A bend that the words do not explain can be a credit or a tier: three points cannot tell, and a guess would be wrong.
  if (!isStraight(straight))
    return giveUp(
      'missing_price',
      `the averages are ${residualCents(straight)} cents off a straight line, and only the label can say why`,
      '/price_kwh_2000',
    );
  const unread = words !== '' || isTrue(row.usageTerms);
  return {
    kind: unread ? 'credit_or_tier' : 'flat',
    inverted: straight,
    bands: [],
    flags: unread ? ['terms_in_words'] : [],
  };
}

function listingStructure(
  averages: Averages,
  { inverted, bands }: Reading,
  ref: string,
  delivery: { perMonth: string; perKwh: string } | undefined,
): RateStructure {
  const perKwh = delivery ? inverted.perKwh.minus(delivery.perKwh) : inverted.perKwh;
  const perMonth = delivery ? inverted.perMonth.minus(delivery.perMonth) : inverted.perMonth;
  // Where the known charges do not fit the listing, delivery stays inside the price.
  const apart = delivery !== undefined && perKwh.gt(0) && perMonth.gt(-1);
  const energy = apart ? perKwh : inverted.perKwh;
  const base = apart ? perMonth : inverted.perMonth;
  const printed = apart ? { delivery: { perMonth: delivery.perMonth, perKwh: delivery.perKwh } } : {};
  const published: readonly (readonly [string, Averages[keyof Averages]])[] = [
    ['500', averages.at500],
    ['1000', averages.at1000],
    ['2000', averages.at2000],
  ];
  return validStructure({
    schema: 'treebeard/rate-structure/1',
    currency: 'USD',
    timezone: 'America/Chicago',
    pricesIncludeTax: false,
    coverage: 'average_only',
    components: [
      {
        kind: 'fixed',
        id: 'base',
        name: 'Fixed charge (inferred)',
        layer: apart ? 'supply' : 'bundled',
        amount: plain(base),
        per: 'month',
      },
      {
        kind: 'energy',
        id: 'energy',
        name: 'Energy (inferred)',
        layer: apart ? 'supply' : 'bundled',
        periods: [{ name: 'all', price: plain(energy) }],
      },
      {
        kind: 'delivery',
        id: 'delivery',
        name: 'Delivery',
        layer: 'delivery',
        ref,
        ...(apart ? {} : { included: true }),
      },
      ...bands.map((band, index) => ({
        kind: 'usage_band',
        id: `band-${index + 1}`,
        name: band.amount.lt(0) ? 'Usage credit' : 'Minimum usage fee',
        layer: band.amount.lt(0) ? 'credit' : 'supply',
        from: String(band.from),
        ...(band.below === undefined ? {} : { below: String(band.below) }),
        amount: plain(band.amount),
      })),
    ],
    selfChecks: published.map(([kwh, value]) => ({
      kind: 'average_price',
      kwh,
      value: plain(value),
      tolerance: kwh === '2000' ? plain(exact('0.0035')) : '0.0005',
      assume: { days: 30, ...printed },
    })),
  });
}
