/** Demand charges of a URDB record: by hour, by month, and the ratchet they share. */
import { decimalOf, exact, giveUp, isJson, type Json, numberOf, plain, textOf } from '../record.js';
import { type Draft, pricePeriod, scheduled } from './urdb-energy.js';

const isPriced = (tiers: readonly Json[], pointer: string): boolean =>
  tiers.some((tier) =>
    ['rate', 'adj'].some((key) => {
      const price = numberOf(tier[key], 'a demand price', pointer);
      return price !== undefined && !price.isZero();
    }),
  );

/** Demand structures whose prices are all zero are default filling. */
function pricedStructure(rate: Json, key: string): boolean {
  const structure = rate[key];
  return (
    Array.isArray(structure) &&
    structure.some((tiers) => Array.isArray(tiers) && isPriced(tiers.filter(isJson), `/${key}`))
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
  const window = numberOf(rate['demandwindow'], 'the demand window', '/demandwindow');
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
  const months = monthsOf(rate['flatdemandmonths'], structure.length);
  const used = [...new Set(months)];
  return used.flatMap((index) => {
    const pointer = `/flatdemandstructure/${index}`;
    const tiers = structure[index];
    if (!Array.isArray(tiers) || tiers.length === 0)
      return giveUp('missing_price', `flat demand names period ${index}, which has no price`, pointer);
    const list = tiers.filter(isJson);
    if (list.every((tier) => decimalOf(tier['rate'])) && !isPriced(list, pointer)) return [];
    const inMonths = months.flatMap((value, month) => (value === index ? [month + 1] : []));
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

/** The period of each calendar month. */
function monthsOf(value: unknown, periods: number): number[] {
  const pointer = '/flatdemandmonths';
  if (value === undefined)
    return periods === 1
      ? Array.from({ length: 12 }, () => 0)
      : giveUp('uncovered_hours', `${periods} flat demand periods, and no months for them`, pointer);
  const months = Array.from(Array.isArray(value) ? (value as unknown[]) : []);
  if (months.length !== 12) giveUp('malformed', 'flat demand does not name twelve months', pointer);
  return months.map(
    (period, month) =>
      decimalOf(period)?.toNumber() ??
      giveUp('malformed', `${JSON.stringify(period)} names no flat demand period`, `${pointer}/${month}`),
  );
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
    const number = numberOf(value, 'a ratchet', '/demandratchetpercentage') ?? exact(0);
    return plain(number.lte(1) ? number.times(100) : number);
  };
  const monthly = Array.isArray(rate['demandratchetpercentage']) ? rate['demandratchetpercentage'] : [];
  const lookback = numberOf(rate['lookbackpercent'], 'a ratchet', '/lookbackpercent');
  const months = Array.isArray(rate['lookbackmonths'])
    ? rate['lookbackmonths'].flatMap((flag, index) => (Number(flag) > 0 ? [index + 1] : []))
    : [];
  const range = numberOf(rate['lookbackrange'], 'the months of a ratchet', '/lookbackrange');
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
