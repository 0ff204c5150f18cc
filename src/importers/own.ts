/** Plans in our own writing, bare rate structures, and the four short forms. */
import { z } from 'zod';
import type { ExitFee, Plan } from '../engine/plan.js';
import { parseStructure } from '../engine/tariff/validate.js';
import type { CatalogImporter, CatalogRecord, ImportContext, Imported } from './catalog.js';
import { planTypeOf } from './plan-type.js';
import { attempt, dayOf, decimalOf, giveUp, isJson, textOf, textsOf, type Json } from './record.js';
import { wordTable } from '../engine/word-table.js';

const SHORT_FORMS = ['fixed', 'tiered', 'time_of_use', 'variable'];

/** Anything flat that calls itself by one of their names: a misspelt price is refused by name, not passed over. */
const isShort = (value: Json): boolean =>
  SHORT_FORMS.includes(String(value['type'])) && !Object.values(value).some(isJson);
const isStructure = (value: Json): boolean => textOf(value['schema'])?.startsWith('treebeard/') ?? false;

/** Where a plan keeps its structure. */
const structureIn = (value: Json): unknown =>
  value['structure'] ?? value['rateStructure'] ?? value['rate_structure'];

export const own: CatalogImporter = {
  catalog: 'own',
  recognises: (value) => {
    const inner = structureIn(value);
    return isStructure(value) || isShort(value) || (isJson(inner) && (isStructure(inner) || 'type' in inner));
  },
  read: (record, context) => [readPlan(record, context)],
};

function readPlan({ value, file, path }: CatalogRecord, context: ImportContext): Imported {
  const bare = isStructure(value) || isShort(value);
  const stem = file
    .split('/')
    .pop()!
    .replace(/\.json$/i, '');
  const id = (bare ? undefined : textOf(value['id'])) ?? `${stem}${path.replaceAll('/', '-')}`;
  const name = (bare ? undefined : textOf(value['name'])) ?? id;
  const header = {
    currency: textOf(value['currency']) ?? 'USD',
    timezone: textOf(value['timezone']) ?? context.timezone ?? 'UTC',
  };
  const parsed = parseStructure(bare ? value : structureIn(value), header);
  if (!parsed.ok) return { kind: 'refused', id, name, ...parsed.refusal };
  const structure = parsed.value;
  const plan: Json = bare ? {} : value;
  const fee = attempt(() => exitFeeOf(plan['exitFee']));
  if (!fee.ok) return { kind: 'refused', id, name, ...fee.refusal };
  const source = isJson(plan['source']) ? (plan['source'] as Partial<Plan['source']>) : undefined;
  return {
    kind: 'plan',
    plan: {
      id,
      name,
      supplier: textOf(plan['supplier']) ?? 'unknown supplier',
      version: textOf(plan['version']),
      country: textOf(plan['country']) ?? countryOf(structure.currency),
      commodity: 'electricity',
      planType: planTypeOf(structure, structure.flags?.includes('variable_price') ? 'variable' : undefined),
      structure,
      networks: textsOf(plan['networks']),
      contractMonths: decimalOf(plan['contractMonths'])?.toNumber() ?? 0,
      exitFee: fee.value,
      renewablePercent: decimalOf(plan['renewablePercent'])?.toNumber(),
      supplierRating: decimalOf(plan['supplierRating'])?.toNumber(),
      prepaid: plan['prepaid'] === true,
      customer:
        plan['customer'] === 'business' || plan['customer'] === 'any' ? plan['customer'] : 'residential',
      eligibility: textsOf(plan['eligibility']),
      enrolUrl: textOf(plan['enrolUrl']),
      effectiveFrom: dayOf(plan['effectiveFrom']),
      effectiveTo: dayOf(plan['effectiveTo']),
      source,
      flags: [...new Set([...textsOf(plan['flags']), ...(structure.flags ?? [])])],
    },
  };
}

const amount = z.string().regex(/^\d+(\.\d+)?$/);
const waivedLastDays = z.int().nonnegative().optional();
const exitFee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('flat'), amount, waivedLastDays }),
  z.object({ kind: z.literal('per_month_remaining'), amount, waivedLastDays }),
  z.object({
    kind: z.literal('declining'),
    steps: z.array(z.object({ fromMonth: z.number().nonnegative(), amount })).min(1),
    waivedLastDays,
  }),
]);

/** An exit fee that is not written down is unknown, not zero. @throws Unreadable when one is written that cannot be read */
function exitFeeOf(value: unknown): ExitFee {
  if (value === undefined || value === null) return { kind: 'unknown' };
  const checked = exitFee.safeParse(value);
  return checked.success
    ? checked.data
    : giveUp('malformed', 'the exit fee is of no known kind, or lacks its amount', '/exitFee');
}

const COUNTRIES = wordTable<string>({
  USD: 'US',
  AUD: 'AU',
  GBP: 'GB',
  CAD: 'CA',
  NZD: 'NZ',
  CHF: 'CH',
  INR: 'IN',
  EUR: 'IE',
});
const countryOf = (currency: string): string => COUNTRIES[currency] ?? 'US';
