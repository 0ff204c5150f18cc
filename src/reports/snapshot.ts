/** What of an answer is shared: frozen, so that it stays true when the catalog changes, and never a reading. */
import type { RecommendationJson } from '../engine/ranking/recommendation-json.js';

type Profile = RecommendationJson['profile'];
type PlanAnswer = RecommendationJson['plans'][number];

export const PLAN_FIELDS = [
  'rank',
  'id',
  'name',
  'supplier',
  'version',
  'planType',
  'contractMonths',
  'renewablePercent',
  'role',
  'basis',
  'annualCost',
  'low',
  'high',
  'savings',
  'savingsLow',
  'savingsHigh',
  'firstYearNet',
  'scores',
  'risks',
  'explanation',
  'months',
  'enrolUrl',
] as const satisfies readonly (keyof PlanAnswer)[];

type SharedPlan = Pick<PlanAnswer, (typeof PLAN_FIELDS)[number]>;

/** Yearly and seasonal sums. The hours of the day stay private: they tell when somebody is at home. */
type SharedProfile = Pick<
  Profile,
  | 'profileType'
  | 'analysisPeriodStart'
  | 'analysisPeriodEnd'
  | 'seasonalPatterns'
  | 'projectedAnnualKwh'
  | 'projectedAnnualKwhLow'
  | 'projectedAnnualKwhHigh'
>;

export type Snapshot =
  | { readonly kind: 'analysis'; readonly profile: SharedProfile; readonly engineVersion: string }
  | {
      readonly kind: 'recommendation';
      readonly profile: SharedProfile;
      readonly currency: string | null;
      readonly advice: Pick<RecommendationJson['advice'], 'action' | 'planId' | 'date' | 'reason'>;
      readonly current: Pick<
        NonNullable<RecommendationJson['current']>,
        'name' | 'supplier' | 'annualCost'
      > | null;
      readonly plans: readonly SharedPlan[];
      readonly considered: number;
      readonly asOf: string;
      readonly engineVersion: string;
    };

const sharedProfile = (profile: Profile): SharedProfile => ({
  profileType: profile.profileType,
  analysisPeriodStart: profile.analysisPeriodStart,
  analysisPeriodEnd: profile.analysisPeriodEnd,
  seasonalPatterns: profile.seasonalPatterns,
  projectedAnnualKwh: profile.projectedAnnualKwh,
  projectedAnnualKwhLow: profile.projectedAnnualKwhLow,
  projectedAnnualKwhHigh: profile.projectedAnnualKwhHigh,
});

export const analysisSnapshot = (profile: Profile, engineVersion: string): Snapshot => ({
  kind: 'analysis',
  profile: sharedProfile(profile),
  engineVersion,
});

export function recommendationSnapshot(answer: RecommendationJson): Snapshot {
  const { advice, current } = answer;
  return {
    kind: 'recommendation',
    profile: sharedProfile(answer.profile),
    currency: answer.currency,
    advice: { action: advice.action, planId: advice.planId, date: advice.date, reason: advice.reason },
    current: current && { name: current.name, supplier: current.supplier, annualCost: current.annualCost },
    plans: answer.plans.map(
      (plan) => Object.fromEntries(PLAN_FIELDS.map((field) => [field, plan[field]])) as unknown as SharedPlan,
    ),
    considered: answer.considered,
    asOf: answer.asOf,
    engineVersion: answer.engineVersion,
  };
}
