/** Reading values of unknown records: never guesses, never throws on odd shapes. */
import { Decimal } from 'decimal.js';
import { dayText } from '../engine/calendar/civil.js';
import type { Outcome, RefusalReason } from '../engine/refusal.js';
import { refuse } from '../engine/refusal.js';
import { rateStructureSchema, type RateStructure } from '../engine/tariff/structure.js';

export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The objects of a list; one object alone counts as a list of one, anything else as none. */
export function objectsOf(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.filter(isJson);
  return isJson(value) ? [value] : [];
}

export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(textOf).filter((text) => text !== undefined) : [];

/** Trimmed text, also of a number; undefined when there is none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
}

/** A word of a closed list, however it is cased. @example wordOf(' Guaranteed ') === 'GUARANTEED' */
export const wordOf = (value: unknown): string | undefined => textOf(value)?.toUpperCase();

/** YYYY-MM-DD of a date, a date with a time, or seconds or milliseconds since 1970; undefined for anything else, also for 0. */
export function dayOf(value: unknown): string | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const written = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(text);
  if (written) return written[1];
  const compact = /^((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])$/.exec(text);
  if (compact) return compact.slice(1).join('-');
  if (!/^\d{8,13}(\.0+)?$/.test(text)) return undefined;
  const stamp = Number(text);
  const seconds = stamp > 1e11 ? stamp / 1000 : stamp;
  return dayText(Math.floor(seconds / 86_400));
}

const Exact = Decimal.clone({ precision: 40, toExpNeg: -40, toExpPos: 40 });
export type { Decimal };

/** Digits beyond which a double carries noise (14.899999999999999 was 14.9). */
const DOUBLE_DIGITS = 13;

/** The exact decimal that a JSON number or numeric text stands for; undefined when it is none. */
export function decimalOf(value: unknown): Decimal | undefined {
  if (typeof value === 'number')
    return Number.isFinite(value) ? new Exact(value).toSignificantDigits(DOUBLE_DIGITS) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? new Exact(text) : undefined;
}

export const exact = (value: string | number): Decimal => new Exact(value);

/** Plain decimal text with at most 15 decimals, as the rate structure wants it. */
export function plain(value: Decimal): string {
  const text = value.toDecimalPlaces(15, Decimal.ROUND_HALF_UP).toFixed();
  return text === '-0' ? '0' : text;
}

/** Thrown inside an importer and turned into a refusal at its door; never leaves this room. */
export class Unreadable extends Error {
  constructor(
    readonly reason: RefusalReason,
    readonly detail: string,
    readonly pointer?: string,
  ) {
    super(detail);
  }
}

/** @throws Unreadable always */
export function giveUp(reason: RefusalReason, detail: string, pointer?: string): never {
  throw new Unreadable(reason, detail, pointer);
}

/** Runs a reading; what gives up inside becomes a refusal. */
export function attempt<T>(read: () => T): Outcome<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.reason, error.detail, error.pointer);
    throw error;
  }
}

/** @throws Unreadable `missing_price` when there is no number */
export function priceOf(value: unknown, what: string, pointer?: string): Decimal {
  return decimalOf(value) ?? giveUp('missing_price', `${what} has no price`, pointer);
}

/**
 * A number that may be absent (also null or empty text), but not unreadable: what is written and cannot be read is not left out.
 * @throws Unreadable `malformed` when something other than a number stands there
 */
export function numberOf(value: unknown, what: string, pointer?: string): Decimal | undefined {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === ''))
    return undefined;
  return decimalOf(value) ?? giveUp('malformed', `${what} is ${JSON.stringify(value)}, no number`, pointer);
}

/** Checks a structure against the schema. @throws Unreadable with the pointer of the first thing that is wrong */
export function validStructure(structure: unknown): RateStructure {
  const checked = rateStructureSchema.safeParse(structure);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  const reason = issue.code === 'unrecognized_keys' ? 'unknown_key' : 'malformed';
  return giveUp(reason, issue.message, `/${issue.path.join('/')}`);
}

/** Ids of letters and digits, unique among those already given. @example idFrom('Off Peak', taken) === 'off_peak' */
export function idFrom(name: string, taken: Set<string>): string {
  const stem =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 40) || 'period';
  let id = stem;
  for (let copy = 2; taken.has(id); copy++) id = `${stem}_${copy}`;
  taken.add(id);
  return id;
}

/** @example slug('SA Power Networks') === 'sa-power-networks' */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
