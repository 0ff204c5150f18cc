/** Parsed Texas Electricity Facts Labels: the only place where a retail plan's prices, credits and hours stand together. */
import type { ExitFee } from '../../engine/plan.js';
import type { RateStructure } from '../../engine/tariff/structure.js';
import type { CatalogImporter, CatalogRecord, Imported } from '../catalog.js';
import { planTypeOf } from '../plan-type.js';
import {
  attempt,
  dayOf,
  type Decimal,
  decimalOf,
  isJson,
  type Json,
  plain,
  textOf,
  validStructure,
} from '../record.js';
import { bands, enrolmentCredits, fixedCharges, oneTimeFee } from './label-charges.js';
import { exportCredit, selfChecks } from './label-checks.js';
import { delivery } from './label-delivery.js';
import { energy } from './label-energy.js';
import { tduRef, TEXAS_WAIVED_DAYS } from './tdu.js';

export const texasLabel: CatalogImporter = {
  catalog: 'us_tx_efl',
  recognises: (value) =>
    'rep' in value &&
    'tdu' in value &&
    ('published_avg_cents_kwh' in value || 'tdu_energy_cents_kwh' in value),
  read: (record) => [readLabel(record)],
};

function readLabel(record: CatalogRecord): Imported {
  const label = record.value;
  const name = textOf(label['plan']) ?? 'unnamed plan';
  const id = textOf(label['id']) ?? `${textOf(label['rep'])} ${name}`;
  const outcome = attempt(() => labelStructure(label));
  if (!outcome.ok) return { kind: 'refused', id, name, ...outcome.refusal };
  const structure = outcome.value;
  return {
    kind: 'plan',
    plan: {
      id,
      name,
      supplier: textOf(label['rep']) ?? 'unknown supplier',
      version: dayOf(label['effective']),
      country: 'US',
      commodity: 'electricity',
      planType: planTypeOf(structure, textOf(label['rate_type'])),
      structure,
      networks: [tduRef(textOf(label['tdu']) ?? '')],
      contractMonths: Number(decimalOf(label['term_months']) ?? 0),
      exitFee: exitFeeOf(label['etf'], decimalOf(label['term_months'])),
      renewablePercent: decimalOf(label['renewable_pct'])?.toNumber(),
      prepaid: label['prepaid'] === true,
      customer: 'residential',
      eligibility: [],
      effectiveFrom: dayOf(label['effective']),
      source: { licence: 'facts of a regulated disclosure' },
      flags: [...(structure.flags ?? []), ...(decimalOf(label['term_months']) ? [] : ['term_unknown'])],
    },
  };
}

/** A label that prints no fee although it is for a fixed term leaves the question open. */
function exitFeeOf(value: unknown, term: Decimal | undefined): ExitFee {
  const fee = isJson(value) ? value : {};
  const perMonth = decimalOf(fee['usd_per_month_remaining']);
  const flat = decimalOf(fee['usd']);
  if (perMonth?.gt(0))
    return { kind: 'per_month_remaining', amount: plain(perMonth), waivedLastDays: TEXAS_WAIVED_DAYS };
  if (flat?.gt(0)) return { kind: 'flat', amount: plain(flat), waivedLastDays: TEXAS_WAIVED_DAYS };
  if (flat || term?.lte(1)) return { kind: 'none' };
  return { kind: 'unknown' };
}

/** @throws Unreadable when the label leaves a price open */
export function labelStructure(label: Json): RateStructure {
  const flags: string[] = [];
  const components = [
    ...fixedCharges(label),
    ...energy(label),
    delivery(label),
    ...bands(label),
    ...oneTimeFee(label),
    ...enrolmentCredits(label),
    ...exportCredit(label, flags),
  ];
  return validStructure({
    schema: 'treebeard/rate-structure/1',
    currency: 'USD',
    timezone: 'America/Chicago',
    pricesIncludeTax: false,
    coverage: 'full',
    components,
    selfChecks: selfChecks(label),
    ...(flags.length > 0 ? { flags } : {}),
  });
}
