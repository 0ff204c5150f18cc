/** From JSON to a rate structure that can be compiled, or a refusal that names the key. */
import { z } from 'zod';
import { parseDay } from '../calendar/civil.js';
import { isTimeZone } from '../calendar/zone.js';
import { done, refuse, type Outcome, type RefusalReason } from '../refusal.js';
import { expandShortForm, isShortForm, shortFormSchema } from './short-forms.js';
import { rateStructureSchema, type Component, type RateStructure } from './structure.js';

const PRICE_KEYS = new Set([
  'price', 'amount', 'perKwh', 'perMonth', 'rate_per_kwh', 'peak_rate', 'off_peak_rate', 'base_rate', 'prices', 'tiers',
]); // prettier-ignore

/** Zod's first issue, descended into the union branch that got furthest. */
function deepest(
  issue: z.core.$ZodIssue,
  path: PropertyKey[] = [],
): { issue: z.core.$ZodIssue; path: PropertyKey[] } {
  const here = [...path, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return { issue, path: here };
  const candidates = issue.errors
    .filter((branch) => branch.length > 0)
    .map((branch) => ({ count: branch.length, ...deepest(branch[0]!, here) }));
  if (candidates.length === 0) return { issue, path: here };
  candidates.sort((a, b) => b.path.length - a.path.length || a.count - b.count);
  return candidates[0]!;
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function refusalFrom(error: z.ZodError): Outcome<never> {
  const { issue, path } = deepest(error.issues[0]!);
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0]!;
    return refuse('unknown_key', `"${key}" is not a key of a rate structure here`, pointerOf([...path, key]));
  }
  const last = String(path[path.length - 1] ?? '');
  const missing = 'input' in issue ? issue.input === undefined : /undefined/.test(issue.message);
  const reason: RefusalReason = missing && PRICE_KEYS.has(last) ? 'missing_price' : 'malformed';
  const detail = missing ? `"${last}" is missing` : issue.message.replace(/^Invalid input: /, '');
  return refuse(reason, detail, pointerOf(path));
}

function* withInner(
  components: readonly Component[],
  pointer: string,
): Generator<{ component: Component; at: string }> {
  for (const [c, component] of components.entries()) {
    const at = `${pointer}/${c}`;
    yield { component, at };
    if (component.kind !== 'by_total') continue;
    for (const [s, slab] of component.slabs.entries())
      yield* withInner(slab.components, `${at}/slabs/${s}/components`);
  }
}

/** What the schema cannot say: real days and zones, unique ids, references that exist, amounts that are there. */
function checkMeaning(structure: RateStructure): Outcome<RateStructure> {
  if (!isTimeZone(structure.timezone)) {
    return refuse('malformed', `"${structure.timezone}" is not an IANA time zone`, '/timezone');
  }
  const top = new Set<string>();
  for (const [c, component] of structure.components.entries()) {
    if (top.has(component.id)) {
      return refuse('malformed', `two components have the id "${component.id}"`, `/components/${c}/id`);
    }
    top.add(component.id);
  }
  const ids = new Set(top);
  for (const { component } of withInner(structure.components, '/components')) ids.add(component.id);
  for (const { component, at } of withInner(structure.components, '/components')) {
    for (const key of ['validFrom', 'validTo'] as const) {
      const text = component[key];
      if (text !== undefined && parseDay(text) === undefined) {
        return refuse('malformed', `"${text}" is no day of the calendar`, `${at}/${key}`);
      }
    }
    const bases = [
      ['on', 'on' in component ? component.on : undefined],
      ['offsets', 'offsets' in component ? component.offsets : undefined],
    ] as const;
    for (const [key, base] of bases) {
      const unknown = Array.isArray(base) ? base.find((id) => !ids.has(id)) : undefined;
      if (unknown) return refuse('malformed', `"${unknown}" is no component of this plan`, `${at}/${key}`);
    }
    const amounts = missingAmount(component);
    if (amounts) return refuse('missing_price', amounts, at);
  }
  if (structure.order) {
    const listed = new Set(structure.order);
    const unknown = structure.order.find((id) => !top.has(id));
    if (unknown) return refuse('malformed', `"order" names "${unknown}", which is no component`, '/order');
    const left = [...top].find((id) => !listed.has(id));
    if (left) return refuse('malformed', `"order" leaves out "${left}"`, '/order');
    if (listed.size !== structure.order.length)
      return refuse('malformed', '"order" names a component twice', '/order');
  }
  const { holidays, billingCycle } = structure;
  for (const [d, date] of (holidays?.dates ?? []).entries()) {
    if (parseDay(date) === undefined)
      return refuse('malformed', `"${date}" is no day of the calendar`, `/holidays/dates/${d}`);
  }
  if (billingCycle?.kind === 'read_dates') {
    const days = billingCycle.dates.map((text) => parseDay(text) ?? NaN);
    const wrong = days.findIndex((day, d) => Number.isNaN(day) || (d > 0 && day <= days[d - 1]!));
    if (wrong >= 0)
      return refuse(
        'malformed',
        'read dates must be real days in ascending order',
        `/billingCycle/dates/${wrong}`,
      );
  }
  return done(structure);
}

/** A component that would silently cost nothing because it names no amount. */
function missingAmount(component: Component): string | undefined {
  switch (component.kind) {
    case 'tax':
      return component.percent === undefined && component.perKwh === undefined
        ? 'the tax has neither a percentage nor a price per kWh'
        : undefined;
    case 'discount':
      return component.percent === undefined && component.amount === undefined
        ? 'the discount has neither a percentage nor an amount'
        : undefined;
    case 'fee':
      return component.percent === undefined && component.amount === undefined
        ? 'the fee has neither a percentage nor an amount'
        : undefined;
    case 'green':
      return component.perKwh === undefined &&
        component.perWeek === undefined &&
        component.percent === undefined
        ? 'the green product has no price'
        : undefined;
    default:
      return undefined;
  }
}

/** What the short forms do not carry. */
export interface ShortFormHeader {
  readonly currency: string;
  readonly timezone: string;
}

/**
 * Validates a rate structure or expands a short form.
 * @param header currency and zone for short forms; US dollars and UTC when absent
 */
export function parseStructure(json: unknown, header?: ShortFormHeader): Outcome<RateStructure> {
  if (isShortForm(json)) {
    const form = shortFormSchema.safeParse(json);
    if (!form.success) return refusalFrom(form.error);
    return checkMeaning(expandShortForm(form.data, header ?? { currency: 'USD', timezone: 'UTC' }));
  }
  const parsed = rateStructureSchema.safeParse(json);
  return parsed.success ? checkMeaning(parsed.data) : refusalFrom(parsed.error);
}
