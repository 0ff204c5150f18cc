/** Demand charges of a URDB record: by hour, by month, and the ratchet they share. */
import { decimalOf, exact, giveUp, isJson, type Json, plain, textOf } from '../record.js';
import { type Draft, pricePeriod, scheduled } from './urdb-energy.js';

const isPriced = (tiers: readonly Json[]): boolean =>
  tiers.some((tier) => !(decimalOf(tier['rate']) ?? exact(0)).plus(decimalOf(tier['adj']) ?? 0).isZero());

/** Demand structures whose prices are all zero are default filling. */
function pricedStructure(rate: Json, key: string): boolean {
  const structure = rate[key];
  return (
    Array.isArray(structure) &&
    structure.some((tiers) => Array.isArray(tiers) && isPriced(tiers.filter(isJson)))
  );
}

function demandUnit(value: unknown, pointer: string): { unit: 'kW' | 'kVA' | 'hp'; per: 'month' | 'day' } {
  const text = (textOf(value) ?? 'kW').toLowerCase();
  const units = { kw: 'kW', kva: 'kVA', hp: 'hp' } as const;
  const unit = units[text.replace(/ daily$/, '') as keyof typeof units];
  if (!unit) return giveUp('unknown_unit', `demand in "${text}" cannot be measured`, pointer);
  return { unit, per: text.endsWith(' daily') ? 'day' : 'month' };
}

function demandCommon(rate: Json, unit: unknown, pointer: string): Draft {
  const window = decimalOf(rate['demandwindow']);
  return {
    kind: 'demand',
    layer: 'bundled',
    ...demandUnit(unit, pointer),
    ...(window?.gt(0) && window.isInteger() ? { intervalMinutes: window.toNumber() } : {}),
    ...(billingDemand(rate) ? { ratchet: true } : {}),
  };
}

function demandPeriod(name: string, tiers: readonly Json[], pointer: string): Draft {
  const { tiers: ladder, ...flat } = pricePeriod(name, tiers, 'kw', pointer) as Draft & { tiers?: unknown };
  return ladder ? { ...flat, tiers: ladder } : flat;
}

export function demandCharges(rate: Json): Draft[] {
  if (!pricedStructure(rate, 'demandratestructure')) return [];
  const { periods, schedule } = scheduled(rate, 'demand');
  return [
    {
      ...demandCommon(rate, rate['demandrateunit'] ?? rate['demandunits'], '/demandrateunit'),
      id: 'demand',
      name: 'Demand',
      periods: periods.map(({ tiers, pointer }, index) => demandPeriod(`p${index}`, tiers, pointer)),
      ...(schedule ? { schedule } : {}),
    },
  ];
}

/** One component per flat-demand period, in the months that name it. */
export function flatDemandCharges(rate: Json): Draft[] {
  if (!pricedStructure(rate, 'flatdemandstructure')) return [];
  const structure = rate['flatdemandstructure'] as unknown[];
  const months = (rate['flatdemandmonths'] as unknown[] | undefined) ?? Array.from({ length: 12 }, () => 0);
  if (months.length !== 12)
    giveUp('malformed', 'flat demand names fewer than twelve months', '/flatdemandmonths');
  const used = [...new Set(months.map(Number))];
  return used.flatMap((index) => {
    const pointer = `/flatdemandstructure/${index}`;
    const tiers = structure[index];
    if (!Array.isArray(tiers) || tiers.length === 0)
      return giveUp('missing_price', `flat demand names period ${index}, which has no price`, pointer);
    const list = tiers.filter(isJson);
    if (!isPriced(list)) return [];
    const inMonths = months.flatMap((value, month) => (Number(value) === index ? [month + 1] : []));
    return [
      {
        ...demandCommon(rate, rate['flatdemandunit'] ?? rate['flatdemandunits'], '/flatdemandunit'),
        id: `flat-demand${used.length > 1 ? `-${index}` : ''}`,
        name: 'Monthly demand',
        ...(inMonths.length < 12 ? { months: inMonths } : {}),
        periods: [demandPeriod('month', list, pointer)],
      },
    ];
  });
}

export function refuseCoincident(rate: Json): void {
  if (pricedStructure(rate, 'coincidentratestructure'))
    giveUp(
      'unsupported',
      "a charge on the demand at the hour of the utility's own peak; the record does not say when that is",
      '/coincidentratestructure',
    );
}

/** The ratchet: `lookbackpercent` is a fraction, or per cent where it is above 1; v3 has twelve percentages. */
export function billingDemand(rate: Json): Draft | undefined {
  const percent = (value: unknown): string => {
    const number = decimalOf(value) ?? exact(0);
    return plain(number.lte(1) ? number.times(100) : number);
  };
  const monthly = Array.isArray(rate['demandratchetpercentage']) ? rate['demandratchetpercentage'] : [];
  const lookback = decimalOf(rate['lookbackpercent']);
  const months = Array.isArray(rate['lookbackmonths'])
    ? rate['lookbackmonths'].flatMap((flag, index) => (Number(flag) > 0 ? [index + 1] : []))
    : [];
  const range = decimalOf(rate['lookbackrange']);
  if (lookback?.gt(0))
    return {
      percent: percent(rate['lookbackpercent']),
      ...(months.length > 0 && months.length < 12 ? { months } : {}),
      ...(range?.gt(0) ? { lookbackMonths: range.toNumber() } : {}),
    };
  if (monthly.length === 12 && monthly.some((value) => decimalOf(value)?.gt(0)))
    return { percent: monthly.map(percent) };
  return undefined;
}
