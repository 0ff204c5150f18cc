/** Ratebook tariffs (a curated, canonical writing of URDB rates with holidays and several fixed charges). */
import type { RateStructure } from '../../engine/tariff/structure.js';
import type { CatalogImporter, CatalogRecord, ImportContext, Imported } from '../catalog.js';
import { planTypeOf } from '../plan-type.js';
import {
  attempt,
  dayOf,
  giveUp,
  isJson,
  objectsOf,
  slug,
  textOf,
  textsOf,
  validStructure,
  type Json,
} from '../record.js';
import { urdbStructure } from './urdb-structure.js';
import { usZone } from './us-zones.js';
import { wordTable } from '../../engine/word-table.js';

export const ratebook: CatalogImporter = {
  catalog: 'us_ratebook',
  recognises: (value) => isJson(value['identity']) && isJson(value['energy']),
  read: (record, context) => [readTariff(record, context)],
};

const DG_RULES = wordTable<string>({
  net_metering: 'Net Metering',
  net_billing: 'Net Billing Instantaneous',
  buy_all_sell_all: 'Buy All Sell All',
});

function readTariff(record: CatalogRecord, context: ImportContext): Imported {
  const tariff = record.value;
  const identity = tariff['identity'] as Json;
  const supplier = textOf(identity['utility_id']) ?? 'unknown utility';
  const id = record.alone
    ? record.file
        .split('/')
        .pop()!
        .replace(/\.json$/i, '')
    : slug(`${supplier} ${textOf(identity['plan_name']) ?? record.path}`);
  const name = textOf(identity['plan_name']) ?? id;
  const zone =
    usZone({ eiaid: textOf(identity['eiaid']), words: supplier, state: textOf(identity['jurisdiction']) }) ??
    context.timezone;
  const outcome = attempt(() => ratebookStructure(tariff, zone ?? 'America/New_York', context));
  if (!outcome.ok) return { kind: 'refused', id, name, ...outcome.refusal };
  const structure = outcome.value;
  const range = isJson(tariff['effective_range']) ? tariff['effective_range'] : {};
  const provenance = isJson(tariff['provenance']) ? tariff['provenance'] : {};
  const document = objectsOf(tariff['source_documents'])[0];
  return {
    kind: 'plan',
    plan: {
      id,
      name,
      supplier,
      version: dayOf(range['start']),
      country: 'US',
      commodity: 'electricity',
      planType: planTypeOf(structure),
      structure,
      networks: textOf(identity['eiaid']) ? [`eiaid:${textOf(identity['eiaid'])}`] : [],
      contractMonths: 0,
      exitFee: { kind: 'none' },
      prepaid: false,
      customer: lower(identity['sector']) === 'residential' ? 'residential' : 'any',
      eligibility: [],
      effectiveFrom: dayOf(range['start']),
      effectiveTo: dayOf(range['end']),
      source: {
        url: textOf(document?.['url']),
        retrieved: dayOf(provenance['last_verified']),
        licence: 'CC0-1.0',
      },
      flags: [...(structure.flags ?? []), ...(zone === undefined ? ['timezone_assumed'] : [])],
    },
  };
}

/** @throws Unreadable when the tariff holds what its authors could not express either */
export function ratebookStructure(
  tariff: Json,
  timezone: string,
  options: Pick<ImportContext, 'tierRule'> = {},
): RateStructure {
  const unsupported = tariff['unsupported'];
  if (Array.isArray(unsupported) && unsupported.length > 0)
    giveUp(
      'unsupported',
      `the tariff lists parts it does not hold: ${unsupported.map(partText).join('; ')}`,
      '/unsupported',
    );
  const energy = tariff['energy'] as Json;
  const schedule = isJson(tariff['schedule']) ? tariff['schedule'] : {};
  const minimum = isJson(tariff['min_charge']) ? tariff['min_charge'] : {};
  const identity = isJson(tariff['identity']) ? tariff['identity'] : {};
  const structure = urdbStructure(
    {
      name: identity['plan_name'],
      servicetype: SERVICE[lower(identity['tariff_type'])] ?? 'Bundled',
      energyratestructure: objectsOf(energy['periods']).map((period) =>
        objectsOf(period['tiers']).map(({ max_unit: unit, ...tier }) => ({ ...tier, unit })),
      ),
      energyweekdayschedule: schedule['weekday'],
      energyweekendschedule: schedule['weekend'],
      fixed_charges: objectsOf(tariff['fixed_charges']),
      mincharge: minimum['amount'],
      minchargeunits: minimum['unit'],
      dgrules: DG_RULES[lower(tariff['metering'])],
    },
    { timezone, tierRule: options.tierRule },
  );
  return validStructure({ ...structure, ...holidaysOf(schedule) });
}

const partText = (part: unknown): string =>
  isJson(part) ? `${textOf(part['kind']) ?? 'a part'} ${textOf(part['detail']) ?? ''}`.trim() : String(part);

const SERVICE = wordTable<string>({
  delivery: 'Delivery',
  delivery_only: 'Delivery',
  supply: 'Energy',
});

const lower = (value: unknown): string => textOf(value)?.toLowerCase() ?? '';

const OBSERVANCES = ['actual_day', 'sunday_to_monday', 'nearest_weekday'];

function holidaysOf(schedule: Json): Pick<RateStructure, 'holidays'> {
  const named = textsOf(schedule['holidays']).map((name) => name.toLowerCase());
  if (lower(schedule['holiday_policy']) !== 'as_weekend' || named.length === 0) return {};
  const observance = lower(schedule['holiday_observance']) || 'actual_day';
  if (!OBSERVANCES.includes(observance))
    giveUp('unsupported', `holidays observed by the rule "${observance}"`, '/schedule/holiday_observance');
  return {
    holidays: {
      named: [...named],
      observance: observance as 'actual_day',
      countAs: 'weekend',
    },
  };
}
