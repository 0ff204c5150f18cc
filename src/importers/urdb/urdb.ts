/** The US Utility Rate Database (OpenEI), in the forms it is handed around in. */
import type { CatalogImporter, CatalogRecord, ImportContext, Imported } from '../catalog.js';
import { planTypeOf } from '../plan-type.js';
import { attempt, dayOf, textOf, type Json } from '../record.js';
import { apiForm } from './urdb-forms.js';
import { urdbStructure } from './urdb-structure.js';
import { usZone } from './us-zones.js';

const KEYS =
  /^(energyratestructure|energyratestrux|demandratestructure|flatdemandstructure|fixedmonthlycharge|energyweekdayschedule|energyweekdaysched)(\/|$)/i;

/** A record without any price is a record still. */
const isHeader = (keys: readonly string[]): boolean =>
  ['utility', 'sector'].every((name) => keys.some((key) => key.toLowerCase() === name)) &&
  keys.some((key) => /^(label|uri|eiaid)$/i.test(key));

export const urdb: CatalogImporter = {
  catalog: 'us_urdb',
  recognises: (value) => {
    const keys = Object.keys(value);
    return (keys.some((key) => KEYS.test(key)) || isHeader(keys)) && !('identity' in value);
  },
  read: (record, context) => [readRate(record, context)],
};

function readRate(record: CatalogRecord, context: ImportContext): Imported {
  const rate = apiForm(record.value);
  const label = textOf(rate['label']) ?? textOf(rate['_id']);
  const stem = stemOf(record.file);
  // Labels of the database are 24 digits; other labels are names that copies share.
  const own = label && /^[0-9a-f]{24}$/.test(label) ? label : undefined;
  const id = own ?? (record.alone ? stem : (label ?? `${stem}${record.path.replaceAll('/', '-')}`));
  const name = textOf(rate['name']) ?? id;
  const zone = zoneOf(rate, record, context);
  const outcome = attempt(() =>
    urdbStructure(rate, { timezone: zone ?? 'America/New_York', tierRule: context.tierRule }),
  );
  if (!outcome.ok) return { kind: 'refused', id, name, ...outcome.refusal };
  const delivers = [stem, label].some(
    (known) => known !== undefined && context.siblings.has(`${known}_supply`),
  );
  const structure = delivers ? { ...outcome.value, coverage: 'delivery_only' as const } : outcome.value;
  const flags = [...(structure.flags ?? []), ...recordFlags(rate, zone)];
  const sector = textOf(rate['sector'])?.toLowerCase();
  return {
    kind: 'plan',
    plan: {
      id,
      name,
      supplier: textOf(rate['utility']) ?? 'unknown utility',
      version: dayOf(rate['startdate']),
      country: 'US',
      commodity: 'electricity',
      planType: planTypeOf(structure),
      structure,
      networks: textOf(rate['eiaid']) ? [`eiaid:${textOf(rate['eiaid'])}`] : [],
      contractMonths: 0,
      exitFee: { kind: 'none' },
      prepaid: false,
      customer: sector === undefined ? 'any' : sector === 'residential' ? 'residential' : 'business',
      eligibility: eligibilityOf(rate),
      effectiveFrom: dayOf(rate['startdate']),
      effectiveTo: dayOf(rate['enddate']),
      source: { url: textOf(rate['uri']) ?? textOf(rate['source']), licence: 'CC0-1.0' },
      flags,
    },
  };
}

const stemOf = (file: string): string =>
  file
    .split('/')
    .pop()!
    .replace(/\.(json|csv)$/i, '');

/** The zone of the utility, or the one the caller gives. */
function zoneOf(rate: Json, record: CatalogRecord, context: ImportContext): string | undefined {
  const state = textOf(rate['state']) ?? /^([a-z]{2})__/.exec(stemOf(record.file))?.[1];
  const words = [textOf(rate['utility']), textOf(rate['name']), textOf(rate['description'])].join(' ');
  return usZone({ eiaid: textOf(rate['eiaid']), words, state }) ?? context.timezone;
}

function recordFlags(rate: Json, zone: string | undefined): string[] {
  return [
    ...(zone === undefined ? ['timezone_assumed'] : []),
    ...(rate['approved'] === false || rate['approved'] === 'false' ? ['not_approved'] : []),
    ...(rate['startdate'] !== undefined && dayOf(rate['startdate']) === undefined
      ? ['start_date_unreadable']
      : []),
  ];
}

const LIMITS: readonly (readonly [string, string])[] = [
  ['peakkwcapacitymin', 'peak demand of at least'],
  ['peakkwcapacitymax', 'peak demand of at most'],
  ['mindemand', 'peak demand of at least'],
  ['maxdemand', 'peak demand of at most'],
];

function eligibilityOf(rate: Json): string[] {
  const demand = LIMITS.flatMap(([key, words]) => {
    const value = textOf(rate[key]);
    return value && Number(value) > 0 ? [`${words} ${value} kW`] : [];
  });
  const usage = [
    textOf(rate['peakkwhusagemin']) && `use of at least ${textOf(rate['peakkwhusagemin'])} kWh a month`,
    textOf(rate['peakkwhusagemax']) && `use of at most ${textOf(rate['peakkwhusagemax'])} kWh a month`,
  ];
  return [...new Set([...demand, ...usage.filter((text) => text !== undefined)])];
}
