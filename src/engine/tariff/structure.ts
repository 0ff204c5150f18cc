/**
 * The rate structure: one JSON shape that holds every plan of every source. The schema below is the single definition: the
 * TypeScript types, the validation and the published JSON Schema all come from it.
 *
 * Conventions: money and quantities are decimal strings in currency units (never cents) and kWh; windows are [from, to) in
 * the plan's own clock; unknown keys are refused; nothing has a hidden default price.
 */
import { z } from 'zod';
import { REGISTERS } from '../series/usage.js';

const decimal = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,15})?$/, 'expected a decimal string such as "0.125"')
  .describe('decimal string');
/** One value, or twelve: one per calendar month, January first. */
const monthly = z.union([decimal, z.array(decimal).length(12)]);
const id = z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/i, 'expected an id of letters, digits, _, - and .');
const month = z.int().min(1).max(12);
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'expected MM-DD');
const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected YYYY-MM-DD');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'expected HH:MM from 00:00 to 24:00');

export const DAY_NAMES = [
  'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'weekday', 'weekend', 'holiday',
] as const; // prettier-ignore

/** Inclusive of both days; wraps the year when `from` is after `to`. */
const season = z.strictObject({ from: monthDay, to: monthDay });

/**
 * A rule that names the price period of the minutes it covers. The first window that matches wins. Absent months, season or
 * days mean all; an absent from/to means the whole day; `to` before or equal to `from` wraps midnight: of each listed day it
 * covers [from, 24:00) and [00:00, to).
 */
const window = z.strictObject({
  period: id,
  months: z.array(month).min(1).optional(),
  season: season.optional(),
  days: z.array(z.enum(DAY_NAMES)).min(1).optional(),
  from: time.optional(),
  to: time.optional(),
});

/** Twelve months by twenty-four hours of indexes into `periods`. */
const hourMatrix = z.array(z.array(z.int().min(0)).length(24)).length(12);

/** Either windows (with an optional period for all that is left), or URDB's two 12 × 24 matrices. */
const schedule = z.union([
  z.strictObject({ windows: z.array(window), otherwise: id.optional() }),
  z.strictObject({ weekday: hourMatrix, weekend: hourMatrix }),
]);

const tier = z.strictObject({
  /** Cumulative, inclusive upper bound; absent on the last tier. */
  upTo: monthly.optional(),
  /** kWh (scaled by `tierScale`), or kWh/kW: the bound times the period's billing demand. */
  unit: z.enum(['kWh', 'kWh/kW']).optional(),
  price: monthly,
});

/** A named price period: one price, or tiers. */
const pricePeriod = z.union([
  z.strictObject({ name: id, price: monthly }),
  z.strictObject({ name: id, tiers: z.array(tier).min(1) }),
]);

/** What energy and export components share: prices by period and tier. */
const priceTable = {
  periods: z.array(pricePeriod).min(1),
  /** Needed as soon as there is more than one period. */
  schedule: schedule.optional(),
  /**
   * How tiers and price periods meet. shared: one ladder on the total, each tier's kWh shared over the periods in proportion;
   * chronological: one ladder filled in time order; per_period: a full ladder for every period.
   */
  tierRule: z.enum(['shared', 'chronological', 'per_period']).optional(),
  /** When the ladder starts again. year: every twelve months counted from the first day priced. */
  tierReset: z.enum(['billing_period', 'day', 'month', 'quarter', 'year']).optional(),
  /**
   * What a bound in kWh means. none: per reset; per_day: times the days of the reset period; per_active_day: times the days on
   * which the price period occurs; per_30_days: times days / 30, rounded to whole kWh; cycle_share: times the part of the full
   * billing cycle that is billed.
   */
  tierScale: z.enum(['none', 'per_day', 'per_active_day', 'per_30_days', 'cycle_share']).optional(),
  /** marginal: each tier prices its own kWh; slab: the tier that the total reaches prices all of it. */
  tierMode: z.enum(['marginal', 'slab']).optional(),
};

export const CONDITIONS = [
  'autopay', 'pay_on_time', 'direct_debit', 'paperless', 'online', 'membership', 'dual_fuel', 'equipment', 'new_customer', 'other',
] as const; // prettier-ignore

const common = {
  id,
  /** What the bill calls it; the id when absent. */
  name: z.string().min(1).max(120).optional(),
  layer: z.enum(['supply', 'delivery', 'bundled', 'controlled_load', 'green', 'tax', 'credit']).optional(),
  /** Calendar months in which the component exists. */
  months: z.array(month).min(1).optional(),
  season: season.optional(),
  /** First and last day (inclusive) on which it exists. */
  validFrom: isoDay.optional(),
  validTo: isoDay.optional(),
  /** Counts only for a customer who meets this condition. */
  requires: z.enum(CONDITIONS).optional(),
};

const register = z.enum(REGISTERS);
/** `net` is general less export; it may be negative only under a net-metering component. */
const pricedRegister = z.union([register, z.literal('net')]);
/** The whole bill so far, one of its natural groups, or named components. */
const base = z.union([z.enum(['bill', 'usage', 'supply', 'energy']), z.array(id).min(1)]);

const energy = z.strictObject({
  ...common,
  kind: z.literal('energy'),
  register: pricedRegister.optional(),
  ...priceTable,
});

const fixed = z.strictObject({
  ...common,
  kind: z.literal('fixed'),
  amount: monthly,
  per: z.enum(['day', 'month', 'year']),
  /**
   * How a month's or year's amount meets a billing period. cycle (default): the share of the full cycle's days; whole: once per
   * billing period; average_month: days / (365/12); a yearly amount is first taken by days / 365 (or a twelfth when whole).
   */
  proration: z.enum(['cycle', 'whole', 'average_month']).optional(),
});

const minimum = z.strictObject({
  ...common,
  kind: z.literal('minimum'),
  amount: monthly,
  per: z.enum(['day', 'month', 'year']),
  /** What is raised to the floor; the bill (never less than zero) when absent. */
  on: base.optional(),
});

const usageBand = z.strictObject({
  ...common,
  kind: z.literal('usage_band'),
  register: pricedRegister.optional(),
  /** The amount applies when the billing period's kWh lie in [from, below). */
  from: decimal,
  below: decimal.optional(),
  /** Positive: a fee. Negative: a credit. */
  amount: decimal,
  /** Compare whole kWh (rounded half up), as labels that say "999 or less" do. */
  wholeKwh: z.boolean().optional(),
});

const demandPeriod = z.union([
  z.strictObject({ name: id, price: monthly }),
  z.strictObject({
    name: id,
    tiers: z.array(z.strictObject({ upTo: monthly.optional(), price: monthly })).min(1),
  }),
]);

const demand = z.strictObject({
  ...common,
  kind: z.literal('demand'),
  register: register.optional(),
  unit: z.enum(['kW', 'kVA', 'hp']).optional(),
  /** kW per kVA, where the tariff states it; without it demand in kVA is refused. */
  powerFactor: z
    .string()
    .regex(/^(0\.\d{0,14}[1-9]\d{0,14}|1(\.0+)?)$/, 'expected a decimal above 0 and up to 1')
    .optional(),
  periods: z.array(demandPeriod).min(1),
  schedule: schedule.optional(),
  /** Explicit sets of intervals (a coincident peak): each set names its period. Instants are the plan's wall clock. */
  coincident: z.array(z.strictObject({ period: id, from: z.string(), to: z.string() })).optional(),
  /** Averaging window in minutes; the readings' own interval when absent. */
  intervalMinutes: z.int().positive().optional(),
  /** The mean of the n highest windows; the highest alone when absent. */
  averageOfHighest: z.int().positive().optional(),
  /** month (default): once per billing period; day: times its days; year: once, in the period that holds the peak. */
  per: z.enum(['month', 'day', 'year']).optional(),
  minimumKw: decimal.optional(),
  /** Use the header's billing demand (minimum, ratchet) instead of the measured maximum: in all price periods, or those named. */
  ratchet: z.union([z.boolean(), z.array(id).min(1)]).optional(),
  /** One peak for all price periods: the period in which the month's maximum falls is charged with it. */
  singlePeak: z.boolean().optional(),
});

const datedDelivery = z.strictObject({
  from: isoDay,
  to: isoDay.optional(),
  perMonth: decimal,
  perKwh: decimal,
});

const delivery = z.strictObject({
  ...common,
  kind: z.literal('delivery'),
  /** The network whose dated table applies, such as `tdu:ONCOR`. */
  ref: z.string().min(1),
  /** The plan's own prices already hold delivery: nothing is added. */
  included: z.boolean().optional(),
  /** Energy periods in which delivery per kWh is not charged. */
  exempt: z.strictObject({ component: id, periods: z.array(id).min(1) }).optional(),
  /** Dated rows, where the structure carries its own (receipts always do). */
  rows: z.array(datedDelivery).min(1).optional(),
});

/** A price series: prices per kWh from `start`, one per step. `ref` names one that is handed over with the readings. */
const series = z.union([
  z.strictObject({ ref: z.string().min(1) }),
  z.strictObject({ start: z.string(), stepMinutes: z.int().positive(), prices: z.array(decimal).min(1) }),
]);

const indexed = z.strictObject({
  ...common,
  kind: z.literal('indexed'),
  register: register.optional(),
  series,
  multiplier: decimal.optional(),
  adder: decimal.optional(),
  cap: decimal.optional(),
  floor: decimal.optional(),
  lossFactor: decimal.optional(),
  /** Price used, and flagged, where the series has no value. */
  estimate: decimal.optional(),
});

const exportComponent = z.strictObject({
  ...common,
  kind: z.literal('export'),
  /**
   * feed_in: exported kWh earn a price. net_metering: kWh roll over per price period. net_metering_money: a month's surplus is
   * valued in money and rolls over. net_billing: interval exports earn a price and the credit is spent by the rules below.
   * buy_all_sell_all: all that is used is bought, all that is produced is sold.
   */
  mode: z.enum(['feed_in', 'net_metering', 'net_metering_money', 'net_billing', 'buy_all_sell_all']),
  /** What is sold; export when absent (production under buy-all-sell-all). */
  register: register.optional(),
  /** Prices earned per exported kWh. A negative price is an export charge. */
  periods: priceTable.periods.optional(),
  schedule: schedule.optional(),
  tierRule: priceTable.tierRule,
  tierReset: priceTable.tierReset,
  tierScale: priceTable.tierScale,
  tierMode: priceTable.tierMode,
  series: series.optional(),
  adder: decimal.optional(),
  /** What a credit may pay for; `bill` when absent. */
  offsets: base.optional(),
  /** same_period (default): a credit is spent in the period in which it is earned; next_period: from the next one on. */
  use: z.enum(['same_period', 'next_period']).optional(),
  /** Whether the bill may fall below zero; else what is left carries over. */
  carry: z.enum(['negative_bill', 'carry', 'lost']).optional(),
  /** The month that closes the credit year. */
  trueUpMonth: month.optional(),
  /** At the true-up, what is left is paid out (kWh at `payoutPrice`), credited to later bills, or lost. */
  trueUp: z.enum(['pay', 'credit', 'lose']).optional(),
  payoutPrice: decimal.optional(),
});

const tax = z.strictObject({
  ...common,
  kind: z.literal('tax'),
  percent: decimal.optional(),
  perKwh: decimal.optional(),
  /** For perKwh: general kWh (default), or the positive net of each day. */
  quantity: z.enum(['general', 'net_of_day']).optional(),
  on: base.optional(),
});

const discount = z.strictObject({
  ...common,
  kind: z.literal('discount'),
  percent: decimal.optional(),
  /** Positive; taken off. */
  amount: decimal.optional(),
  per: z.enum(['day', 'month', 'year', 'once']).optional(),
  on: base.optional(),
});

const fee = z.strictObject({
  ...common,
  kind: z.literal('fee'),
  event: z.enum(['membership', 'setup', 'card', 'paper', 'late', 'meter', 'equipment', 'exit', 'other']),
  amount: decimal.optional(),
  percent: decimal.optional(),
  on: base.optional(),
  frequency: z.enum(['once', 'month', 'year', 'event']),
  /** Whether a bill estimate counts it; fees per event never are. */
  counted: z.boolean().optional(),
});

const green = z.strictObject({
  ...common,
  kind: z.literal('green'),
  perKwh: decimal.optional(),
  perWeek: decimal.optional(),
  percent: decimal.optional(),
  /** Share of the usage that the product covers, in per cent. */
  share: decimal.optional(),
  optional: z.boolean().optional(),
});

const plainComponents = [
  energy, fixed, minimum, usageBand, demand, delivery, exportComponent, indexed, tax, discount, fee, green,
] as const; // prettier-ignore

/** The period's total usage picks a whole list of components (tiers and fixed charges change with the slab). */
const byTotal = z.strictObject({
  ...common,
  kind: z.literal('by_total'),
  register: pricedRegister.optional(),
  slabs: z
    .array(
      z.strictObject({
        /** Inclusive upper bound in kWh per billing period; absent on the last slab. */
        upTo: decimal.optional(),
        components: z.array(z.discriminatedUnion('kind', [...plainComponents])).min(1),
      }),
    )
    .min(1),
});

const component = z.discriminatedUnion('kind', [...plainComponents, byTotal]);

const holidays = z.strictObject({
  /** Named days of the United States calendar, such as `thanksgiving`. */
  named: z.array(z.string()).optional(),
  dates: z.array(isoDay).optional(),
  /** Where a named day on a Sunday (or Saturday) is also kept: the day itself, the Monday after, or Friday/Monday. */
  observance: z.enum(['actual_day', 'sunday_to_monday', 'nearest_weekday']).optional(),
  /** The day type they count as. `holiday` matches only windows that list it (or list no days). */
  countAs: z.enum(['weekend', 'sunday', 'holiday']),
});

export const billingCycleSchema = z.union([
  z.strictObject({ kind: z.literal('calendar_month') }),
  z.strictObject({ kind: z.literal('anchor_day'), day: z.int().min(1).max(28) }),
  z.strictObject({ kind: z.literal('calendar_quarter') }),
  /** First days of the billing periods and the day after the last one. */
  z.strictObject({ kind: z.literal('read_dates'), dates: z.array(isoDay).min(2) }),
]);

const selfCheck = z.union([
  z.strictObject({
    kind: z.literal('average_price'),
    /** kWh of one 30-day month. */
    kwh: decimal,
    /** Published average price per kWh. */
    value: decimal,
    /** Half the last printed digit. */
    tolerance: decimal.optional(),
    assume: z
      .strictObject({
        /** Share of the usage in each energy period, as printed; decimals that sum to 1. */
        mix: z.record(z.string(), decimal).optional(),
        exportKwh: decimal.optional(),
        days: z.int().positive().optional(),
        /** Delivery as the label prints it (a bill uses the dated table). */
        delivery: z.strictObject({ perMonth: decimal, perKwh: decimal }).optional(),
        conditions: z.array(z.enum(CONDITIONS)).optional(),
      })
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('annual_cost'),
    load: z.string(),
    value: decimal,
    tolerance: decimal.optional(),
  }),
]);

const billingDemand = z.strictObject({
  minimumKw: decimal.optional(),
  /** Averaging window in minutes; the readings' own interval when absent. */
  intervalMinutes: z.int().positive().optional(),
  /** Per cent of the highest earlier peak, one value or one per calendar month of that peak. */
  percent: monthly.optional(),
  /** How many preceding billing periods count; twelve when absent. */
  lookbackMonths: z.int().positive().optional(),
  /** Calendar months whose peaks count; all when absent. */
  months: z.array(month).min(1).optional(),
  /** Peaks in kW of the twelve calendar months before the readings. */
  history: z.array(decimal).length(12).optional(),
  /** Where no history is given, the year wraps: January looks back on the same year's December. */
  wraps: z.boolean().optional(),
  /** Calendar months in which a month's own peak counts in full (else only at `percent`); all when absent. */
  actualMonths: z.array(month).optional(),
});

export const rateStructureSchema = z.strictObject({
  schema: z.literal('treebeard/rate-structure/1'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as USD'),
  /** IANA time zone of the plan's clock. */
  timezone: z.string().min(1),
  /** local (default) follows daylight saving; standard never does. */
  clock: z.enum(['local', 'standard']).optional(),
  holidays: holidays.optional(),
  billingCycle: billingCycleSchema.optional(),
  pricesIncludeTax: z.boolean().optional(),
  coverage: z.enum(['full', 'delivery_only', 'supply_only', 'average_only']).optional(),
  billingDemand: billingDemand.optional(),
  components: z.array(component).min(1),
  /** All component ids in the order in which they are computed; see docs for the default. */
  order: z.array(id).optional(),
  selfChecks: z.array(selfCheck).optional(),
  /** What a person should know: 'wholesale_estimate', 'riders_in_text', 'inverted_from_averages' … */
  flags: z.array(z.string()).optional(),
});

export type RateStructure = z.infer<typeof rateStructureSchema>;
export type Component = RateStructure['components'][number];
export type ComponentOf<K extends Component['kind']> = Extract<Component, { kind: K }>;
export type PricePeriod = z.infer<typeof pricePeriod>;
export type Tier = z.infer<typeof tier>;
export type Schedule = z.infer<typeof schedule>;
export type Window = z.infer<typeof window>;
export type Season = z.infer<typeof season>;
export type Holidays = z.infer<typeof holidays>;
export type BillingCycle = z.infer<typeof billingCycleSchema>;
export type BillingDemand = z.infer<typeof billingDemand>;
export type SelfCheck = z.infer<typeof selfCheck>;
export type Condition = (typeof CONDITIONS)[number];
export type DatedDelivery = z.infer<typeof datedDelivery>;
export type Monthly = z.infer<typeof monthly>;
export type Base = z.infer<typeof base>;
export type PricedRegister = z.infer<typeof pricedRegister>;
