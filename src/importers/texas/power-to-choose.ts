/**
 * Power to Choose listings (Public Utility Commission of Texas): the site's own CSV with bracketed or plain headers, and JSON
 * archives of it. A row has averages and words, no rates: what is imported is an inversion, marked `average_only`.
 */
import type { CatalogImporter, CatalogRecord, DraftPlan, ImportContext, Imported } from '../catalog.js';
import { rowOn } from '../delivery-table.js';
import { attempt, dayOf, decimalOf, giveUp, textOf } from '../record.js';
import {
  type Averages,
  averagesOf,
  numberIn,
  invert,
  type Inverted,
  isStraight,
  residualCents,
} from './inversion.js';
import { FIELDS, type Row, rowOf } from './listing-row.js';
import { listingStructure, type Reading } from './listing-structure.js';
import { exitFeeFrom, speaksOfTiers, usageBands } from './listing-terms.js';
import { tduRef } from './tdu.js';

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
    const averages = [FIELDS.at500, FIELDS.at1000, FIELDS.at2000];
    return has(FIELDS.supplier) && averages.some(has);
  },
  read: (record, context) => [readRow(record, context)],
};

const isTrue = (value: unknown): boolean => value === true || /^(true|yes|1)$/i.test(textOf(value) ?? '');
/** "FALSE" and "None" are how exports write an empty cell. */
const wordsOf = (value: unknown): string => {
  const text = textOf(value) ?? '';
  return /^(false|true|none|n\/a)$/i.test(text) ? '' : text;
};

function readRow(record: CatalogRecord, context: ImportContext): Imported {
  const row = rowOf(record.value);
  const id = textOf(row.id) ?? record.path;
  const name = textOf(row.name) ?? `listing ${id}`;
  const listed = dayOf(record.surroundings['last_updated']) ?? dateInName(record.file) ?? context.retrieved;
  const outcome = attempt(() => readOffer(row, listed, context));
  if (!outcome.ok) return { kind: 'refused', id, name, ...outcome.refusal };
  return { kind: 'plan', plan: { ...planOf(row, id, name, listed), ...outcome.value } };
}

/** The day of a listing, or the first of its month. */
function dateInName(file: string): string | undefined {
  const [, month, day = '-01'] = /(\d{4}-\d{2})(-\d{2})?/.exec(file.split('/').pop()!) ?? [];
  return month && dayOf(`${month}${day}`);
}

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

function readOffer(
  row: Row,
  listed: string | undefined,
  context: ImportContext,
): Pick<DraftPlan, 'structure' | 'planType' | 'flags' | 'notes'> {
  const averages = averagesOf([row.at500, row.at1000, row.at2000]);
  if (!averages)
    return giveUp('missing_price', 'the row lacks one of its three average prices', missing(row));
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

/** Which of the averages no price can be read from. */
const missing = (row: Row): string =>
  ([500, 1000, 2000] as const)
    .filter((kwh) => !numberIn(row[`at${kwh}`])?.gt(0))
    .map((kwh) => `/price_kwh_${kwh}`)[0] ?? '';

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
