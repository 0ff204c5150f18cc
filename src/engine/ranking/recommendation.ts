/** What a recommendation is made from and what it says. Money here is in currency units as doubles, except exact bills. */
import type { Bill, DeliveryTable, PriceSeries, PricingOptions } from '../tariff/bill.js';
import type { Condition } from '../tariff/structure.js';
import type { ExitFee, Plan } from '../plan.js';
import type { Interval, UsageProfile } from '../profile/usage-profile.js';
import type { Usage } from '../series/usage.js';
import type { Battery } from '../whatif/battery.js';
import type { Factor, Preferences } from './preferences.js';

/** The plan the household is on, priced by the same engine as every candidate. */
export interface CurrentPlan {
  readonly plan: Plan;
  /** YYYY-MM-DD */
  readonly contractStart?: string;
  /** YYYY-MM-DD, the last day of the contract; absent = month to month. */
  readonly contractEnd?: string;
  /** The fee for leaving it; the plan's own when absent. */
  readonly exitFee?: ExitFee;
  /** How much dearer it becomes when the contract ends and nothing is done, in per cent; 0 when absent. Always stated. */
  readonly holdoverPercent?: number;
}

export interface RecommendInput {
  readonly plans: readonly Plan[];
  /** Plans that the import already refused: listed with the others that were left out. */
  readonly refused?: readonly ExcludedPlan[];
  /** The home's readings; intervals may be minutes, days or whole billing months. */
  readonly usage: Usage;
  /** IANA zone of the home. */
  readonly timezone: string;
  /** QUALITY codes, one per reading, where known. */
  readonly quality?: Uint8Array;
  /** ISO 3166 country of the home; the catalog's when absent. */
  readonly country?: string;
  /** State or province: `TX`, `NSW` … It picks the seasonal shape. */
  readonly region?: string;
  /** The home's network, such as `tdu:ONCOR`. When absent and the catalog holds several networks, only unrestricted plans and
   * those of the only network are ranked. */
  readonly network?: string;
  readonly customer?: 'residential' | 'business';
  readonly currentPlan?: CurrentPlan;
  readonly preferences?: Preferences;
  /** YYYY-MM-DD: fixes plan versions, delivery rows and the dates of the advice. */
  readonly asOf: string;
  /** Conditions that the household meets (autopay …). */
  readonly conditions?: readonly Condition[];
  readonly delivery?: DeliveryTable;
  readonly series?: Readonly<Record<string, PriceSeries>>;
  /** A battery that every plan is judged with, each at its own best use (whatif/). */
  readonly battery?: Battery;
  /** How many plans are shown; 3 when absent. */
  readonly top?: number;
}

/** exact: priced on twelve months of readings fine enough for the plan · estimate: on a projected year · range: only bounds. */
export type Basis = 'exact' | 'estimate' | 'range';

export const EXCLUSION_REASONS = [
  'unpriceable',
  'other_network',
  'network_unknown',
  'other_country',
  'other_commodity',
  'other_customer',
  'other_currency',
  'other_coverage',
  'no_controlled_load_price',
  'not_offered',
  'veto_renewable',
  'veto_contract',
  'veto_variable',
  'veto_prepaid',
  'veto_rating',
  'duplicate',
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

export interface ExcludedPlan {
  readonly id: string;
  readonly name: string;
  /** An ExclusionReason, or the pricing refusal's own reason where the plan could not be priced. */
  readonly reason: string;
  readonly detail: string;
}

export const RISK_KEYS = [
  'exit_fee',
  'variable_price',
  'credit_cliff',
  'low_data',
  'teaser',
  'long_contract',
  'supplier_rating',
  'restricted',
  'loss',
] as const;
export type RiskKey = (typeof RISK_KEYS)[number];

export interface Risk {
  readonly key: RiskKey;
  readonly sentence: string;
}

/** A value at which this plan and a rival change places, found by pricing both again. */
export interface Flip {
  /** What is changed: usage of a month or of the whole year in kWh, or the worth of a factor in currency per year. */
  readonly subject: 'annual_kwh' | 'month_kwh' | 'weight';
  /** YYYY-MM-DD of the month, or the factor's name. */
  readonly of?: string;
  readonly value: number;
  readonly rivalId: string;
  readonly sentence: string;
}

/** Months in which a threshold is missed, and what that costs. */
export interface GimmickFinding {
  readonly component: string;
  readonly kind: 'credit' | 'fee' | 'minimum' | 'tier' | 'free_hours';
  /** Months (first days) in which the customer is on the wrong side. */
  readonly missedMonths: readonly string[];
  /** Currency per year against being on the right side every month. */
  readonly costPerYear: number;
  readonly sentence: string;
}

export const ROLES = [
  'best',
  'cheapest',
  'safest',
  'greenest',
  'most_flexible',
  'best_rated',
  'runner_up',
] as const;
export type Role = (typeof ROLES)[number];

export type Scores = Readonly<Record<Factor | 'composite', number>>;

/** A plan in the full order. */
export interface PricedPlan {
  readonly plan: Plan;
  readonly basis: Basis;
  /** Expected cost of a year with its 90 % interval; null when only a range is known, then low and high are its bounds. */
  readonly annualCost: number | null;
  readonly low: number;
  readonly high: number;
  /** The exact bill of the year that was priced; undefined for a range. */
  readonly bill?: Bill;
  /** What the readings of the last twelve months would have cost; null when they do not cover twelve months. */
  readonly lastYearCost: number | null;
  /** Money metric: currency per year, lower is better. */
  readonly utility: number;
  readonly scores: Scores;
}

/** A plan that is shown, with all that is known of it. */
export interface RankedPlan extends PricedPlan {
  readonly rank: number;
  readonly role: Role;
  /** Against the current plan over a year; null without one. */
  readonly savings: Interval | null;
  /** Savings of the first year less the fee for leaving the current plan today; null when unknown. */
  readonly firstYearNet: number | null;
  readonly breakEvenMonths: number | null;
  readonly probabilityBest: number;
  /** Highest cost over the cheapest plan of the same scenario, in currency per year. */
  readonly worstRegret: number;
  readonly risks: readonly Risk[];
  readonly flips: readonly Flip[];
  readonly gimmicks: readonly GimmickFinding[];
  readonly explanation: string;
  /** Twins (other language or brand) folded into this plan. */
  readonly twins: readonly string[];
}

export const ADVICE_ACTIONS = ['choose', 'switch_now', 'switch_on_date', 'stay'] as const;
export type AdviceAction = (typeof ADVICE_ACTIONS)[number];

export interface ContractStep {
  /** First day on the plan, YYYY-MM-DD. */
  readonly from: string;
  readonly planId: string;
  /** Exit fee paid on that day. */
  readonly fee: number;
}

export interface Advice {
  readonly action: AdviceAction;
  readonly planId: string | null;
  /** The day to switch, YYYY-MM-DD; null for choose and stay without a date to come back. */
  readonly date: string | null;
  readonly reason: string;
  /** Net saving of following the advice over the next twelve months, after the exit fee; null without a current plan. */
  readonly netSaving: Interval | null;
  readonly exitFee: {
    readonly known: boolean;
    readonly today: number | null;
    readonly breakEven: number | null;
  };
  /** What is assumed of the current plan when its contract ends. */
  readonly counterfactual: string | null;
  readonly path: readonly ContractStep[];
  /** The dates as an iCalendar file; null when there is none. */
  readonly ics: string | null;
}

/** The reading the household does not have yet, and what it would be worth. */
export interface NextUpload {
  readonly what: 'interval_data' | 'more_months' | 'current_plan' | 'exit_fee';
  readonly worthPerYear: number | null;
  readonly sentence: string;
}

export interface CurrentCost {
  readonly plan: Plan;
  readonly basis: Basis;
  readonly annualCost: number | null;
  readonly low: number;
  readonly high: number;
  readonly lastYearCost: number | null;
  readonly bill?: Bill;
}

export interface Recommendation {
  readonly profile: UsageProfile;
  readonly currency: string | null;
  readonly current: CurrentCost | null;
  /** Why the current plan could not be priced, where it could not. */
  readonly currentRefusal: { readonly reason: string; readonly detail: string } | null;
  readonly advice: Advice;
  readonly plans: readonly RankedPlan[];
  /** All ranked plans, best first; ranges after the priced ones. */
  readonly order: readonly PricedPlan[];
  readonly excluded: readonly ExcludedPlan[];
  readonly considered: number;
  readonly asOf: string;
  readonly nextUpload: NextUpload | null;
  /** The year that every bill was made from, and the options it was priced with: what a receipt needs. */
  readonly priced: { readonly usage: Usage; readonly options: PricingOptions };
}
