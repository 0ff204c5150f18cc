/** A URDB record (in the API's form) into a rate structure. Price is `rate + adj`; `max` is a cumulative inclusive bound. */
import type { RateStructure, Schedule } from '../../engine/tariff/structure.js';
import {
  decimalOf,
  exact,
  giveUp,
  idFrom,
  isJson,
  plain,
  textOf,
  textsOf,
  validStructure,
  type Decimal,
  type Json,
} from '../record.js';

export interface UrdbOptions {
  /** IANA zone of the utility: URDB records carry none. */
  readonly timezone: string;
  /** How ladders meet price periods; `shared` when absent. */
  readonly tierRule?: 'shared' | 'chronological' | 'per_period';
}

type Draft = Record<string, unknown>;

/** @throws Unreadable when the record cannot be priced as it stands */
export function urdbStructure(rate: Json, options: UrdbOptions): RateStructure {
  const flags: string[] = [];
  const energy = energyComponent(rate, options, flags);
  const components = [
    ...fixedCharges(rate),
    energy,
    ...demandCharges(rate),
    ...flatDemandCharges(rate),
    ...minimums(rate),
    ...exportCredit(rate, energy, flags),
  ];
  refuseCoincident(rate);
  if (decimalOf(rate['demandreactivepowercharge'])?.gt(0)) flags.push('reactive_power_not_priced');
  if (rate['energycomments'] || rate['fixedattrs'] || rate['energyattrs']) flags.push('riders_in_text');
  const ratchet = billingDemand(rate);
  return validStructure({
    schema: 'treebeard/rate-structure/1',
    currency: 'USD',
    timezone: options.timezone,
    pricesIncludeTax: false,
    coverage: coverageOf(rate),
    ...(ratchet ? { billingDemand: ratchet } : {}),
    components,
    ...(flags.length > 0 ? { flags } : {}),
  });
}

/** Delivery without supply is half a bill, whatever the price looks like. */
function coverageOf(rate: Json): RateStructure['coverage'] {
  const service = textOf(rate['servicetype'])?.toLowerCase() ?? '';
  const words = `${textOf(rate['name']) ?? ''}`.toLowerCase();
  if (service === 'delivery' || /\b(delivery|distribution)[- ](service )?only\b/.test(words))
    return 'delivery_only';
  if (service === 'energy' || /\b(supply|generation|energy)[- ]only\b/.test(words)) return 'supply_only';
  return 'full';
}

// --- energy ---

function energyComponent(rate: Json, options: UrdbOptions, flags: string[]): Draft {
  const { periods, schedule } = scheduled(rate, 'energy');
  const labels = textsOf(rate['energytoulabels']);
  const taken = new Set<string>();
  const units = new Set<string>();
  const priced = periods.map(({ tiers, pointer }, index) => {
    const unit = tierUnit(tiers, pointer);
    if (tiers.length > 1) units.add(unit);
    const name =
      labels.length === periods.length ? idFrom(labels[index]!, taken) : idFrom(`p${index}`, taken);
    return pricePeriod(name, tiers, unit, pointer);
  });
  if (units.size > 1 && units.has('kwh daily'))
    giveUp(
      'unsupported',
      `its ladders count in different units (${[...units].join(', ')})`,
      '/energyratestructure',
    );
  const daily = units.has('kwh daily');
  const ladders = priced.filter((period) => 'tiers' in period).length;
  const rule =
    options.tierRule ?? (/^net billing/i.test(textOf(rate['dgrules']) ?? '') ? 'chronological' : 'shared');
  if (ladders > 0 && priced.length > 1) flags.push(`tiers_${rule}`);
  return {
    kind: 'energy',
    id: 'energy',
    name: 'Energy',
    layer: 'bundled',
    ...(isNetMetered(rate) ? { register: 'net' } : {}),
    periods: priced,
    ...(schedule ? { schedule } : {}),
    ...(ladders > 0
      ? {
          ...(priced.length > 1 ? { tierRule: rule } : {}),
          tierReset: 'billing_period',
          ...(daily ? { tierScale: rule === 'per_period' ? 'per_active_day' : 'per_day' } : {}),
        }
      : {}),
  };
}

function pricePeriod(name: string, tiers: readonly Json[], unit: string, pointer: string): Draft {
  const prices = tiers.map((tier, index) => plain(tierPrice(tier, `${pointer}/${index}`)));
  if (tiers.length === 1) return { name, price: prices[0] };
  const steps = tiers.map((tier) => (textOf(tier['unit']) ?? unit).toLowerCase() === 'kwh/kw');
  const mixed = unit === 'kwh + kwh/kw';
  const perKw = (index: number): boolean => unit === 'kwh/kw' || (mixed && steps[index]!);
  const last = { kWh: exact(0), 'kWh/kW': exact(0) };
  return {
    name,
    tiers: tiers.map((tier, index) => {
      // The last tier is open: what stands there as `max` is a filler.
      const tierUnitName = perKw(index) ? ('kWh/kW' as const) : ('kWh' as const);
      const written = perKw(index) ? { unit: tierUnitName } : {};
      if (index === tiers.length - 1) return { ...written, price: prices[index] };
      const bound = decimalOf(tier['max']);
      // The last kWh step of a kWh/kW block ends where the block ends.
      if (!bound && mixed && !perKw(index) && perKw(index + 1)) return { price: prices[index] };
      if (!bound)
        return giveUp(
          'overlapping_tiers',
          'a tier before the last has no upper bound',
          `${pointer}/${index}/max`,
        );
      if (bound.lte(last[tierUnitName]))
        giveUp('overlapping_tiers', 'the tiers do not rise', `${pointer}/${index}/max`);
      last[tierUnitName] = bound;
      return { upTo: plain(bound), ...written, price: prices[index] };
    }),
  };
}

function tierPrice(tier: Json, pointer: string): Decimal {
  const rate = decimalOf(tier['rate']);
  if (!rate) return giveUp('missing_price', 'a tier has no rate', pointer);
  return rate.plus(decimalOf(tier['adj']) ?? 0);
}

/** Unit fields are default-filled: only those of bounds count. */
function tierUnit(tiers: readonly Json[], pointer: string): string {
  const bounded = tiers.slice(0, -1).map((tier) => (textOf(tier['unit']) ?? 'kWh').toLowerCase());
  const unit = bounded[0] ?? 'kwh';
  // Load-factor rates: kWh steps inside blocks of kWh per kW.
  if (
    unit === 'kwh/kw' &&
    bounded.every((other) => other === 'kwh' || other === 'kwh/kw') &&
    bounded.includes('kwh')
  )
    return 'kwh + kwh/kw';
  if (bounded.some((other) => other !== unit)) giveUp('unsupported', 'one ladder mixes units', pointer);
  if (!['kwh', 'kwh daily', 'kwh/kw'].includes(unit))
    giveUp('unknown_unit', `tiers in "${unit}" cannot be counted`, pointer);
  return unit;
}

/** The periods that a schedule points at, in order, and the schedule renumbered to them. */
function scheduled(
  rate: Json,
  kind: 'energy' | 'demand',
): { periods: { tiers: readonly Json[]; pointer: string }[]; schedule?: Schedule } {
  const structure = rate[`${kind}ratestructure`];
  const pointer = `/${kind}ratestructure`;
  if (!Array.isArray(structure) || structure.length === 0)
    return giveUp('missing_price', `the record has no ${kind} prices`, pointer);
  const weekday = matrixOf(rate[`${kind}weekdayschedule`], `/${kind}weekdayschedule`);
  const weekend = matrixOf(rate[`${kind}weekendschedule`], `/${kind}weekendschedule`);
  if (!weekday && !weekend && structure.length > 1)
    giveUp(
      'uncovered_hours',
      `${structure.length} ${kind} periods and no schedule`,
      `/${kind}weekdayschedule`,
    );
  const matrices = [weekday ?? weekend ?? [], weekend ?? weekday ?? []];
  const used = [...new Set(matrices.flat(2))].sort((a, b) => a - b);
  if (used.length === 0) used.push(0);
  const periods = used.map((index) => {
    const tiers = structure[index] as unknown;
    if (!Array.isArray(tiers) || tiers.length === 0 || !tiers.every(isJson))
      return giveUp(
        'missing_price',
        `the schedule names period ${index}, which has no price`,
        `${pointer}/${index}`,
      );
    return { tiers: tiers as Json[], pointer: `${pointer}/${index}` };
  });
  if (used.length === 1) return { periods };
  const renumbered = matrices.map((matrix) =>
    matrix.map((hours) => hours.map((index) => used.indexOf(index))),
  );
  return { periods, schedule: { weekday: renumbered[0]!, weekend: renumbered[1]! } };
}

function matrixOf(value: unknown, pointer: string): number[][] | undefined {
  if (value === undefined) return undefined;
  const rows = Array.isArray(value) ? (value as unknown[]) : [];
  const fits = (row: unknown): row is number[] =>
    Array.isArray(row) && row.length === 24 && row.every((hour) => Number.isInteger(hour) && hour >= 0);
  if (rows.length !== 12 || !rows.every(fits))
    return giveUp('uncovered_hours', 'a schedule is not twelve months of twenty-four hours', pointer);
  return rows;
}

// --- fixed charges and minimums ---

const PER: Readonly<Record<string, 'day' | 'month' | 'year'>> = {
  '$/day': 'day',
  '$/month': 'month',
  '$/year': 'year',
};

function per(unit: unknown, pointer: string): 'day' | 'month' | 'year' {
  const text = textOf(unit)?.toLowerCase() ?? '$/month';
  return PER[text] ?? giveUp('unknown_unit', `charged per "${text}"`, pointer);
}

function fixedCharges(rate: Json): Draft[] {
  const list: [unknown, 'day' | 'month' | 'year'][] = [
    [rate['fixedchargefirstmeter'], per(rate['fixedchargeunits'], '/fixedchargeunits')],
    [rate['fixedmonthlycharge'], 'month'],
    ...((rate['fixed_charges'] as { amount: unknown; unit: unknown }[] | undefined) ?? []).map(
      ({ amount, unit }, index): [unknown, 'day' | 'month' | 'year'] => [
        amount ?? giveUp('missing_price', 'a fixed charge has no amount', `/fixed_charges/${index}`),
        per(unit, `/fixed_charges/${index}/unit`),
      ],
    ),
  ];
  return list
    .flatMap(([value, period]) => {
      const amount = decimalOf(value);
      return amount && !amount.isZero() ? [{ amount: plain(amount), per: period }] : [];
    })
    .map((charge, index) => ({
      kind: 'fixed',
      id: `fixed${index || ''}`,
      name: 'Fixed charge',
      layer: 'bundled',
      ...charge,
    }));
}

function minimums(rate: Json): Draft[] {
  const list: [unknown, 'day' | 'month' | 'year'][] = [
    [rate['mincharge'], per(rate['minchargeunits'], '/minchargeunits')],
    [rate['minmonthlycharge'], 'month'],
    [rate['annualmincharge'], 'year'],
  ];
  return list.flatMap(([value, period], index) => {
    const amount = decimalOf(value);
    return amount?.gt(0)
      ? [
          {
            kind: 'minimum',
            id: `minimum${index || ''}`,
            name: 'Minimum charge',
            amount: plain(amount),
            per: period,
          },
        ]
      : [];
  });
}

// --- demand ---

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

function demandCharges(rate: Json): Draft[] {
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
function flatDemandCharges(rate: Json): Draft[] {
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

function refuseCoincident(rate: Json): void {
  if (pricedStructure(rate, 'coincidentratestructure'))
    giveUp(
      'unsupported',
      "a charge on the demand at the hour of the utility's own peak; the record does not say when that is",
      '/coincidentratestructure',
    );
}

/** The ratchet: `lookbackpercent` is a fraction, or per cent where it is above 1; v3 has twelve percentages. */
function billingDemand(rate: Json): Draft | undefined {
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

// --- export ---

const isNetMetered = (rate: Json): boolean => /^net metering/i.test(textOf(rate['dgrules']) ?? '');

function exportCredit(rate: Json, energy: Draft, flags: string[]): Draft[] {
  const rules = textOf(rate['dgrules']) ?? '';
  if (isNetMetered(rate))
    return [{ kind: 'export', id: 'net-metering', name: 'Net metering', mode: 'net_metering' }];
  if (!/^(net billing|buy all)/i.test(rules)) return [];
  const { periods } = scheduled(rate, 'energy');
  const sells = periods.map(({ tiers }) => tiers.map((tier) => decimalOf(tier['sell'])));
  if (sells.some((tiers) => tiers.some((sell) => !sell))) {
    flags.push('export_price_unknown');
    return [];
  }
  if (/^buy all/i.test(rules)) {
    flags.push('buy_all_sell_all_for_solar');
    return [];
  }
  const names = (energy['periods'] as { name: string }[]).map(({ name }) => name);
  return [
    {
      kind: 'export',
      id: 'net-billing',
      name: 'Export credit',
      mode: 'net_billing',
      periods: sells.map((tiers, index) => ({ name: names[index], price: plain(tiers[0]!) })),
      ...(energy['schedule'] ? { schedule: energy['schedule'] } : {}),
    },
  ];
}
