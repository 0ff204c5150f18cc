/** SAM's metering options (`x_ssc`) written out as export components. */
import { Decimal } from 'decimal.js';
import type { Component, ComponentOf, RateStructure } from '../../engine/tariff/structure.js';
import { urdbStructure } from '../../importers/urdb/urdb-structure.js';

type Json = Record<string, unknown>;
type Tiers = readonly (readonly Json[])[];

const NET_METERING_KWH = 0;
const NET_METERING_MONEY = 1;
const NET_BILLING = 2;
const NET_BILLING_CARRYOVER = 3;
const BUY_ALL_SELL_ALL = 4;

const number = (value: unknown): number => Number(value ?? 0);
const text = (value: unknown): string => String(number(value));

/** The same rate with its sell prices in place of the buy prices. */
function sellRate(rate: Json, sellAtBuy: boolean): Json {
  const structure = (rate['energyratestructure'] as Tiers).map((tiers) =>
    sellAtBuy ? tiers : tiers.map(({ sell, adj: _adj, ...tier }) => ({ ...tier, rate: sell ?? 0 })),
  );
  return { ...rate, energyratestructure: structure };
}

const sells = (rate: Json): boolean =>
  (rate['energyratestructure'] as Tiers).some((tiers) => tiers.some((tier) => number(tier['sell']) !== 0));

const energyOf = (structure: RateStructure): ComponentOf<'energy'> =>
  structure.components.find((component) => component.kind === 'energy') as ComponentOf<'energy'>;

/** Prices, schedule and tier rules of an energy component, for an export component that earns them. */
function tableOf(component: ComponentOf<'energy'>): Partial<ComponentOf<'export'>> {
  const { periods, schedule, tierRule, tierReset, tierScale } = component;
  return {
    periods,
    ...(schedule ? { schedule } : {}),
    ...(tierRule ? { tierRule } : {}),
    ...(tierReset ? { tierReset } : {}),
    ...(tierScale ? { tierScale } : {}),
  };
}

/** @param column reads the price column of a CSV beside the case */
export function withMetering(
  rate: Json,
  timezone: string,
  column: (csv: string) => readonly string[],
): RateStructure {
  const options = (rate['x_ssc'] ?? {}) as Json;
  const metering = number(options['ur_metering_option']);
  const netted = metering === NET_METERING_KWH || metering === NET_METERING_MONEY;
  const tierRule = netted ? 'shared' : 'chronological';
  const { dgrules: _rules, x_ssc: _options, ...plain } = rate;
  const structure = urdbStructure(plain, { timezone, tierRule });
  const sellAtBuy = number(options['ur_sell_eq_buy']) === 1;
  const sellSeries = seriesOf(options['timestep_sell_rate_csv'], column);
  const selling = sellSeries
    ? { series: sellSeries }
    : tableOf(energyOf(urdbStructure(sellRate(plain, sellAtBuy), { timezone, tierRule })));
  const register = netted ? 'net' : metering === BUY_ALL_SELL_ALL ? 'house' : 'general';
  const components: Component[] = structure.components.map((component) =>
    component.kind === 'energy' ? buying(component, register, options, column) : component,
  );
  const exported = exportOf(metering, options, selling, sellAtBuy || sellSeries !== undefined || sells(rate));
  if (exported) components.push(exported);
  const ratchet = billingDemand(options);
  const singlePeak = number(options['TOU_demand_single_peak']) === 1;
  return {
    ...structure,
    ...(ratchet ? { billingDemand: ratchet } : {}),
    components: components.map((component) =>
      component.kind === 'demand'
        ? {
            ...component,
            ...(ratchet ? { ratchet: ratcheted(component, options) } : {}),
            ...(singlePeak ? { singlePeak: true } : {}),
          }
        : component,
    ),
  };
}

function buying(
  component: ComponentOf<'energy'>,
  register: 'net' | 'house' | 'general',
  options: Json,
  column: (csv: string) => readonly string[],
): Component {
  const series = seriesOf(options['timestep_buy_rate_csv'], column);
  return series ? { id: component.id, kind: 'indexed', series } : { ...component, register };
}

/** A year of prices from a CSV: one per hour, or as many to the hour as it has. */
function seriesOf(
  csv: unknown,
  column: (csv: string) => readonly string[],
): ComponentOf<'indexed'>['series'] | undefined {
  if (typeof csv !== 'string') return undefined;
  const prices = column(csv).map((value) => new Decimal(value).toFixed());
  return { start: '2018-01-01T00:00', stepMinutes: Math.round((8760 * 60) / prices.length), prices };
}

function exportOf(
  metering: number,
  options: Json,
  selling: Partial<ComponentOf<'export'>>,
  anySellPrice: boolean,
): ComponentOf<'export'> | undefined {
  const common = { id: 'export', kind: 'export' as const };
  const trueUpMonth = number(options['ur_nm_credit_month'] ?? 11) + 1;
  switch (metering) {
    case NET_METERING_KWH:
      return {
        ...common,
        mode: 'net_metering',
        trueUpMonth,
        trueUp: number(options['ur_nm_credit_rollover']) === 1 ? 'credit' : 'pay',
        payoutPrice: text(options['ur_nm_yearend_sell_rate']),
      };
    case NET_METERING_MONEY:
      return { ...common, ...selling, mode: 'net_metering_money', trueUpMonth, trueUp: 'pay' };
    case NET_BILLING:
      return anySellPrice ? { ...common, ...selling, mode: 'net_billing' } : undefined;
    case NET_BILLING_CARRYOVER:
      return {
        ...common,
        ...selling,
        mode: 'net_billing',
        offsets: 'energy',
        use: number(options['ur_nb_apply_credit_current_month']) === 1 ? 'same_period' : 'next_period',
        carry: 'carry',
        trueUpMonth,
        trueUp: number(options['ur_nb_credit_expire']) === 1 ? 'lose' : 'pay',
      };
    case BUY_ALL_SELL_ALL:
      return { ...common, ...selling, mode: 'buy_all_sell_all' };
    default:
      return undefined;
  }
}

/** The price periods that are charged with the billing demand; a flat charge always is. */
function ratcheted({ schedule, periods }: ComponentOf<'demand'>, options: Json): boolean | string[] {
  const flags = options['ur_dc_billing_demand_periods'] as readonly (readonly number[])[] | undefined;
  if (!flags || !schedule) return true;
  const counted = new Set(flags.flatMap(([period, flag]) => (flag === 1 ? [period! - 1] : [])));
  const names = periods.flatMap(({ name }, p) => (counted.has(p) ? [name] : []));
  if (names.length === 0) return false;
  return names.length === periods.length ? true : names;
}

function billingDemand(options: Json): RateStructure['billingDemand'] {
  if (number(options['ur_enable_billing_demand']) !== 1) return undefined;
  const months = options['ur_billing_demand_lookback_percentages'] as readonly (readonly number[])[];
  const history = options['ur_yearzero_usage_peaks'] as readonly number[] | undefined;
  return {
    minimumKw: text(options['ur_billing_demand_minimum']),
    lookbackMonths: number(options['ur_billing_demand_lookback_period']),
    percent: months.map(([percent]) => text(percent)),
    actualMonths: months.flatMap(([, full], m) => (full === 1 ? [m + 1] : [])),
    ...(history ? { history: history.map(text) } : {}),
  };
}
