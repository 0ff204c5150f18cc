/**
 * The three written forms of a URDB record, brought to one: the API's lower-case keys with nested lists.
 *
 * - API (v3 to v8): `energyratestructure: [[{rate, adj, max, unit, sell}]]`
 * - bulk CSV: `energyratestructure/period0/tier0rate`, schedules as JSON text in a cell
 * - document store: `energyRateStrux: [{energyRateTiers: [{…}]}]`, `{"$oid"}`, `{"$date"}`, `{"$numberDouble"}`
 */
import { isJson, type Json } from '../record.js';
import { wordTable } from '../../engine/word-table.js';

/** Names of the document store (in lower case) for those of the API. */
const ALIASES = wordTable<string>({
  energyratestrux: 'energyratestructure',
  demandratestrux: 'demandratestructure',
  flatdemandstrux: 'flatdemandstructure',
  coincidentratestrux: 'coincidentratestructure',
  energyweekdaysched: 'energyweekdayschedule',
  energyweekendsched: 'energyweekendschedule',
  demandweekdaysched: 'demandweekdayschedule',
  demandweekendsched: 'demandweekendschedule',
  coincidentsched: 'coincidentrateschedule',
  coincidentschedule: 'coincidentrateschedule',
  utilityname: 'utility',
  ratename: 'name',
  effectivedate: 'startdate',
  mincharges: 'mincharge',
  fixedkeyvals: 'fixedattrs',
  supersedesid: 'supersedes',
  supercedes: 'supersedes',
});

/** @returns the record with the API's keys; keys it does not know stay, in lower case */
export function apiForm(record: Json): Json {
  const flat: Record<string, unknown> = {};
  const nested: Record<string, unknown[][]> = {};
  const months: unknown[] = [];
  for (const [key, raw] of Object.entries(record)) {
    const name = key.toLowerCase();
    const value = plainValue(raw);
    const cell = /^(\w+structure)\/period(\d+)\/tier(\d+)(rate|adj|max|sell|unit)$/.exec(name);
    const month = /^flatdemandmonth(\d+)$/.exec(name);
    if (cell) {
      if (value !== '' && value !== null)
        setTier(nested, cell[1]!, Number(cell[2]), Number(cell[3]), cell[4]!, value);
    } else if (month) {
      if (value !== '' && value !== null) months[Number(month[1]) - 1] = value;
    } else if (value !== '' && value !== null) {
      const target = ALIASES[name] ?? name;
      if (!(target in flat)) flat[target] = tierLists(target, jsonCell(value));
    }
  }
  for (const [name, periods] of Object.entries(nested))
    flat[name] ??= Array.from(periods, (tiers) => withoutFiller(Array.from(tiers ?? [])));
  if (months.length > 0) flat['flatdemandmonths'] ??= months;
  return flat;
}

function setTier(
  nested: Record<string, unknown[][]>,
  structure: string,
  period: number,
  tier: number,
  key: string,
  value: unknown,
): void {
  const tiers = ((nested[structure] ??= [])[period] ??= []);
  tiers[tier] = { ...(tiers[tier] as Json | undefined), [key]: value };
}

/** Tiers after the last price, in which only the unit stands, are columns filled by default. */
function withoutFiller(tiers: unknown[]): unknown[] {
  const isFiller = (tier: unknown): boolean =>
    tier === undefined || (isJson(tier) && Object.keys(tier).every((key) => key === 'unit'));
  return tiers.slice(0, tiers.findLastIndex((tier) => !isFiller(tier)) + 1);
}

/** `[{energyRateTiers: [...]}]` to `[[...]]`. */
function tierLists(name: string, value: unknown): unknown {
  if (!name.endsWith('structure') || !Array.isArray(value)) return value;
  return value.map((period: unknown) =>
    isJson(period) ? (Object.values(period).find((inner) => Array.isArray(inner)) ?? [period]) : period,
  );
}

/** Lists and objects that stand as JSON text in a CSV cell. */
function jsonCell(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Extended JSON of the document store as plain values, all the way down. */
function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  if (!isJson(value)) return value;
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0]!.startsWith('$')) {
    const inner = plainValue(value[keys[0]!]);
    return keys[0] === '$oid' || keys[0] === '$date' ? inner : Number(inner);
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
}
