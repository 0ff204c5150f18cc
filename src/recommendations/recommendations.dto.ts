import { Type } from 'class-transformer';
import { IsArray, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import type { AdviceAction } from '../engine/ranking/recommendation.js';
import { CONDITIONS, type Condition } from '../engine/tariff/structure.js';
import { IsDay } from '../http/validators.js';
import { VetoesDto, WeightsDto } from '../users/preferences.dto.js';

export class RecommendDto {
  /** Only this meter; the home's electricity meters together when absent. */
  @IsOptional()
  @IsUUID()
  meterId?: string;

  /** In place of your stored priorities. */
  @IsOptional()
  @ValidateNested()
  @Type(() => WeightsDto)
  weights?: WeightsDto;

  /** In place of your stored hard limits. */
  @IsOptional()
  @ValidateNested()
  @Type(() => VetoesDto)
  require?: VetoesDto;

  /** Network of the home, such as `tdu:ONCOR`; told from the site or the meter's number when absent. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  network?: string;

  /** Conditions that you meet: autopay, paperless … */
  @IsOptional()
  @IsArray()
  @IsIn(CONDITIONS, { each: true })
  conditions?: Condition[];

  /** The day for which offers and charges are taken; today when absent. */
  @IsOptional()
  @IsDay()
  asOf?: string;
}

export class RecommendationSummaryDto {
  id!: string;
  generatedAt!: Date;
  expiresAt!: Date;
  advice!: AdviceAction;
  /** The plans that were shown, best first. */
  plans!: { id: string; name: string; annualCost: string | null; savings: string | null }[];
  engineVersion!: string;
  inputHash!: string;
}

export class RecommendationPage {
  items!: RecommendationSummaryDto[];
  next!: string | null;
}
