/** The answer to "which plan?", as the contract describes it: the shape of `treebeard rank --json`. */
import { ApiProperty } from '@nestjs/swagger';
import { UsageProfileDto } from '../analyses/profile.dto.js';
import type {
  AdviceAction,
  Basis,
  Flip,
  GimmickFinding,
  NextUpload,
  RiskKey,
  Role,
} from '../engine/ranking/recommendation.js';
import type { RecommendationJson } from '../engine/ranking/recommendation-json.js';
import type { PlanType } from '../engine/plan.js';

export class BillMonthDto {
  /** First day of the month. */
  start!: string;
  total!: string;
}

/** The current plan, priced as every candidate is. */
export class CurrentCostDto {
  id!: string;
  name!: string;
  supplier!: string;
  basis!: Basis;
  /** Null when only a range is known; low and high are then its bounds. */
  annualCost!: string | null;
  low!: string;
  high!: string;
  /** What the readings of the last twelve months cost; null when they do not cover twelve months. */
  lastYearCost!: string | null;
  months!: BillMonthDto[];
}

export class CurrentRefusalDto {
  reason!: string;
  detail!: string;
}

/** A value with its 90 % interval, in currency. */
export class MoneyIntervalDto {
  value!: string;
  low!: string;
  high!: string;
}

/** For leaving the current plan. */
export class LeavingFeeDto {
  known!: boolean;
  today!: string | null;
  /** The fee up to which leaving pays, where it is not known. */
  breakEven!: string | null;
}

export class ContractStepDto {
  /** First day on the plan. */
  from!: string;
  planId!: string;
  /** Exit fee paid on that day. */
  fee!: string;
}

export class AdviceDto {
  action!: AdviceAction;
  planId!: string | null;
  /** The day to switch, or to come back. */
  date!: string | null;
  reason!: string;
  /** Over the next twelve months, after the exit fee; null without a current plan. */
  netSaving!: MoneyIntervalDto | null;
  exitFee!: LeavingFeeDto;
  /** What is assumed of the current plan when its contract ends. */
  counterfactual!: string | null;
  path!: ContractStepDto[];
  /** The dates as an iCalendar file. */
  ics!: string | null;
}

/** 0–100 on fixed anchors: no score depends on which other plans there are. */
export class ScoresDto {
  cost!: string;
  flexibility!: string;
  renewable!: string;
  rating!: string;
  composite!: string;
}

export class RiskDto {
  key!: RiskKey;
  sentence!: string;
}

/** A value at which this plan and a rival change places, found by pricing both again. */
export class FlipDto {
  subject!: Flip['subject'];
  /** First day of the month, or the factor's name. */
  of?: string;
  /** kWh, or currency per year. */
  value!: string;
  rivalId!: string;
  sentence!: string;
}

/** Months in which a threshold is missed, and what that costs. */
export class GimmickDto {
  component!: string;
  kind!: GimmickFinding['kind'];
  @ApiProperty({ type: [String] })
  missedMonths!: readonly string[];
  costPerYear!: string;
  sentence!: string;
}

export class RankedPlanDto {
  rank!: number;
  id!: string;
  name!: string;
  supplier!: string;
  version!: string;
  planType!: PlanType;
  /** 0: month to month. */
  contractMonths!: number;
  renewablePercent!: number | null;
  role!: Role;
  /** exact: on twelve months of readings fine enough · estimate: on a projected year · range: only bounds are known. */
  basis!: Basis;
  /** Expected cost of a year; null when only a range is known. */
  annualCost!: string | null;
  /** Lower end of the 90 % interval, or of the range. */
  low!: string;
  high!: string;
  /** What the readings of the last twelve months would have cost; null when they do not cover twelve months. */
  lastYearCost!: string | null;
  /** Against the current plan over a year; null without one. */
  savings!: string | null;
  savingsLow!: string | null;
  savingsHigh!: string | null;
  /** Savings of the first year less the fee for leaving the current plan today. */
  firstYearNet!: string | null;
  breakEvenMonths!: number | null;
  probabilityBest!: string;
  /** Highest cost over the cheapest plan of the same simulated year. */
  worstRegret!: string;
  scores!: ScoresDto;
  @ApiProperty({ type: [RiskDto] })
  risks!: readonly RiskDto[];
  flips!: FlipDto[];
  gimmicks!: GimmickDto[];
  explanation!: string;
  months!: BillMonthDto[];
  /** Other languages and brands of the same plan, folded into this one. */
  @ApiProperty({ type: [String] })
  twins!: readonly string[];
  enrolUrl!: string | null;
  /** The day whose prices were taken. */
  pricedOn!: string | null;
  flags!: string[];
}

export class ExcludedPlanDto {
  id!: string;
  name!: string;
  reason!: string;
  detail!: string;
}

export class NextUploadDto {
  what!: NextUpload['what'];
  worthPerYear!: string | null;
  sentence!: string;
}

export class RecommendationDto implements RecommendationJson {
  profile!: UsageProfileDto;
  /** ISO 4217. */
  currency!: string | null;
  current!: CurrentCostDto | null;
  /** Why the current plan could not be priced, where it could not. */
  currentRefusal!: CurrentRefusalDto | null;
  advice!: AdviceDto;
  /** The plans that are shown, best first. */
  plans!: RankedPlanDto[];
  /** Ids of all ranked plans, best first. */
  order!: string[];
  excluded!: ExcludedPlanDto[];
  considered!: number;
  nextUpload!: NextUploadDto | null;
  asOf!: string;
  engineVersion!: string;
}

/** An answer that is kept, and what identifies it. */
export class RecommendedDto extends RecommendationDto {
  id!: string;
  generatedAt!: string;
  expiresAt!: string;
  /** The same inputs have the same hash. */
  inputHash!: string;
}
