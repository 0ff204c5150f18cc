import { PickType } from '@nestjs/swagger';
import { UsageProfileDto } from '../analyses/profile.dto.js';
import {
  AdviceDto,
  CurrentCostDto,
  RankedPlanDto,
  RecommendationDto,
} from '../recommendations/answer.dto.js';
import { PLAN_FIELDS } from './snapshot.js';

/** Yearly and seasonal sums: the hours of the day stay private. */
export class SharedProfileDto extends PickType(UsageProfileDto, [
  'profileType',
  'analysisPeriodStart',
  'analysisPeriodEnd',
  'seasonalPatterns',
  'projectedAnnualKwh',
  'projectedAnnualKwhLow',
  'projectedAnnualKwhHigh',
]) {}

export class SharedPlanDto extends PickType(RankedPlanDto, PLAN_FIELDS) {}
export class SharedAdviceDto extends PickType(AdviceDto, ['action', 'planId', 'date', 'reason']) {}
export class SharedCurrentDto extends PickType(CurrentCostDto, ['name', 'supplier', 'annualCost']) {}

export class SharedRecommendationDto extends PickType(RecommendationDto, [
  'currency',
  'considered',
  'asOf',
  'engineVersion',
]) {
  kind!: 'recommendation';
  shortCode!: string;
  views!: number;
  profile!: SharedProfileDto;
  advice!: SharedAdviceDto;
  current!: SharedCurrentDto | null;
  plans!: SharedPlanDto[];
}

export class SharedAnalysisDto {
  kind!: 'analysis';
  shortCode!: string;
  views!: number;
  profile!: SharedProfileDto;
  engineVersion!: string;
}
