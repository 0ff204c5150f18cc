/** One row of a Power to Choose listing, whatever its writing calls its columns. */
import type { Json } from '../record.js';

/** Names of one field in the three writings; brackets and case are taken off before. */
export const FIELDS = {
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
export type Row = Partial<Record<Field, unknown>>;

export function rowOf(value: Json): Row {
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
