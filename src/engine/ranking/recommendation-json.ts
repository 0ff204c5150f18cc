/** The recommendation as outside programs read it: camelCase, decimals as strings, days as YYYY-MM-DD. */
import { amountNumber } from '../money.js';
import { ENGINE_VERSION } from '../version.js';
import type { Bill } from '../tariff/bill.js';
import type { Interval, UsageProfile } from '../profile/usage-profile.js';
import type {
  Advice,
  CurrentCost,
  ExcludedPlan,
  NextUpload,
  RankedPlan,
  Recommendation,
} from './recommendation.js';

/** @example decimal(12.345, 2) === '12.35', decimal(-0.001, 2) === '0.00' */
export function decimal(value: number, places: number): string {
  const text = (Math.sign(value) * (Math.round(Math.abs(value) * 10 ** places) / 10 ** places)).toFixed(
    places,
  );
  return Number(text) === 0 ? text.replace('-', '') : text;
}
const money = (value: number): string => decimal(value, 2);
const moneyOrNull = (value: number | null): string | null => (value === null ? null : money(value));
const kwh = (value: number): string => decimal(value, 3);

const intervalJson = (interval: Interval, text: (value: number) => string) => ({
  value: text(interval.value),
  low: text(interval.low),
  high: text(interval.high),
});

/** The usage profile as outside programs read it. */
export function profileJson(profile: UsageProfile) {
  const s = profile.statistics;
  const peak = profile.peakAnalysis;
  const q = profile.dataQuality;
  return {
    profileType: profile.profileType,
    analysisPeriodStart: profile.analysisPeriodStart,
    analysisPeriodEnd: profile.analysisPeriodEnd,
    statistics: {
      totalKwh: kwh(s.totalKwh),
      avgDailyKwh: kwh(s.avgDailyKwh),
      avgMonthlyKwh: kwh(s.avgMonthlyKwh),
      minDailyKwh: kwh(s.minDailyKwh),
      maxDailyKwh: kwh(s.maxDailyKwh),
      stdDevKwh: kwh(s.stdDevKwh),
      coefficientOfVariation: decimal(s.coefficientOfVariation, 3),
    },
    seasonalPatterns: profile.seasonalPatterns.map((pattern) => ({
      season: pattern.season,
      avgDailyKwh: kwh(pattern.avgDailyKwh),
      totalKwh: kwh(pattern.totalKwh),
      percentageOfAnnual: decimal(pattern.percentageOfAnnual, 1),
    })),
    peakAnalysis: peak && {
      peakPercentage: decimal(peak.peakPercentage, 1),
      offPeakPercentage: decimal(peak.offPeakPercentage, 1),
      peakAvgKwh: kwh(peak.peakAvgKwh),
      offPeakAvgKwh: kwh(peak.offPeakAvgKwh),
      hours: peak.hours.map(kwh),
      baseLoadKw: kwh(peak.baseLoadKw),
    },
    projectedAnnualKwh: kwh(profile.projectedAnnualKwh.value),
    projectedAnnualKwhLow: kwh(profile.projectedAnnualKwh.low),
    projectedAnnualKwhHigh: kwh(profile.projectedAnnualKwh.high),
    projectedMonthlyKwh: profile.projectedMonthlyKwh.map((month) => ({
      start: month.start,
      kwh: kwh(month.value),
      low: kwh(month.low),
      high: kwh(month.high),
    })),
    dataQuality: {
      ...q,
      completenessPercentage: decimal(q.completenessPercentage, 1),
      estimatedPercentage: decimal(q.estimatedPercentage, 1),
    },
    confidenceScore: decimal(profile.confidenceScore, 2),
    notes: profile.notes,
  };
}

const monthsJson = (bill: Bill | undefined) =>
  (bill?.months ?? []).map((month) => ({ start: month.start, total: money(amountNumber(month.total)) }));

function currentJson(current: CurrentCost) {
  return {
    id: current.plan.id,
    name: current.plan.name,
    supplier: current.plan.supplier,
    basis: current.basis,
    annualCost: moneyOrNull(current.annualCost),
    low: money(current.low),
    high: money(current.high),
    lastYearCost: moneyOrNull(current.lastYearCost),
    months: monthsJson(current.bill),
  };
}

function adviceJson(advice: Advice) {
  return {
    action: advice.action,
    planId: advice.planId,
    date: advice.date,
    reason: advice.reason,
    netSaving: advice.netSaving && intervalJson(advice.netSaving, money),
    exitFee: {
      known: advice.exitFee.known,
      today: moneyOrNull(advice.exitFee.today),
      breakEven: moneyOrNull(advice.exitFee.breakEven),
    },
    counterfactual: advice.counterfactual,
    path: advice.path.map((step) => ({ from: step.from, planId: step.planId, fee: money(step.fee) })),
    ics: advice.ics,
  };
}

function planJson(ranked: RankedPlan) {
  const { plan } = ranked;
  return {
    rank: ranked.rank,
    id: plan.id,
    name: plan.name,
    supplier: plan.supplier,
    version: plan.version,
    planType: plan.planType,
    contractMonths: plan.contractMonths,
    renewablePercent: plan.renewablePercent ?? null,
    role: ranked.role,
    basis: ranked.basis,
    annualCost: moneyOrNull(ranked.annualCost),
    low: money(ranked.low),
    high: money(ranked.high),
    lastYearCost: moneyOrNull(ranked.lastYearCost),
    savings: ranked.savings && money(ranked.savings.value),
    savingsLow: ranked.savings && money(ranked.savings.low),
    savingsHigh: ranked.savings && money(ranked.savings.high),
    firstYearNet: moneyOrNull(ranked.firstYearNet),
    breakEvenMonths: ranked.breakEvenMonths,
    probabilityBest: decimal(ranked.probabilityBest, 2),
    worstRegret: money(ranked.worstRegret),
    scores: {
      cost: decimal(ranked.scores.cost, 1),
      flexibility: decimal(ranked.scores.flexibility, 1),
      renewable: decimal(ranked.scores.renewable, 1),
      rating: decimal(ranked.scores.rating, 1),
      composite: decimal(ranked.scores.composite, 1),
    },
    risks: ranked.risks,
    flips: ranked.flips.map((flip) => ({ ...flip, value: decimal(flip.value, 3) })),
    gimmicks: ranked.gimmicks.map((finding) => ({ ...finding, costPerYear: money(finding.costPerYear) })),
    explanation: ranked.explanation,
    months: monthsJson(ranked.bill),
    twins: ranked.twins,
    enrolUrl: plan.enrolUrl ?? null,
    pricedOn: ranked.bill?.asOf ?? null,
    flags: [...plan.flags, ...(ranked.bill?.flags ?? [])],
  };
}

const excludedJson = ({ id, name, reason, detail }: ExcludedPlan) => ({ id, name, reason, detail });

const nextUploadJson = (next: NextUpload) => ({ ...next, worthPerYear: moneyOrNull(next.worthPerYear) });

/** The stable `rank` shape of the command line and of `POST /recommendations`. */
export function recommendationJson(recommendation: Recommendation) {
  return {
    profile: profileJson(recommendation.profile),
    currency: recommendation.currency,
    current: recommendation.current && currentJson(recommendation.current),
    currentRefusal: recommendation.currentRefusal,
    advice: adviceJson(recommendation.advice),
    plans: recommendation.plans.map(planJson),
    order: recommendation.order.map((priced) => priced.plan.id),
    excluded: recommendation.excluded.map(excludedJson),
    considered: recommendation.considered,
    nextUpload: recommendation.nextUpload && nextUploadJson(recommendation.nextUpload),
    asOf: recommendation.asOf,
    engineVersion: ENGINE_VERSION,
  };
}

export type RecommendationJson = ReturnType<typeof recommendationJson>;
