/** The energy prices of a URDB record: periods, tiers and the schedule that points at them. */
import type { Schedule } from '../../engine/tariff/structure.js';
import {
  type Decimal,
  decimalOf,
  exact,
  giveUp,
  idFrom,
  isJson,
  type Json,
  numberOf,
  plain,
  textOf,
  textsOf,
} from '../record.js';

export interface UrdbOptions {
  /** IANA zone of the utility: URDB records carry none. */
  readonly timezone: string;
  /** How ladders meet price periods; `shared` when absent. */
  readonly tierRule?: 'shared' | 'chronological' | 'per_period';
}

export type Draft = Record<string, unknown>;

/** Early versions say it with a flag, later ones by the name of the rule. */
export const isNetMetered = (rate: Json): boolean => {
  const rules = textOf(rate['dgrules']);
  return rules === undefined
    ? /^(true|1|yes)$/i.test(String(rate['usenetmetering'] ?? ''))
    : /^net metering/i.test(rules);
};

export function energyComponent(rate: Json, options: UrdbOptions, flags: string[]): Draft {
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

export function pricePeriod(name: string, tiers: readonly Json[], unit: string, pointer: string): Draft {
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
  return rate.plus(numberOf(tier['adj'], 'an adjustment', `${pointer}/adj`) ?? 0);
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
export function scheduled(
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
  if (rows.length !== 12 || !rows.every((row) => Array.isArray(row) && row.length === 24))
    return giveUp('uncovered_hours', 'a schedule is not twelve months of twenty-four hours', pointer);
  return (rows as unknown[][]).map((hours, month) =>
    hours.map((hour, at) => {
      const period = typeof hour === 'number' ? hour : (decimalOf(hour)?.toNumber() ?? -1);
      return Number.isInteger(period) && period >= 0
        ? period
        : giveUp('uncovered_hours', `${JSON.stringify(hour)} names no period`, `${pointer}/${month}/${at}`);
    }),
  );
}
