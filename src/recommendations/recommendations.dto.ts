import { Type } from 'class-transformer';
import { IsArray, IsIn, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import type { AdviceAction } from '../engine/ranking/recommendation.js';
import type { Condition } from '../engine/tariff/structure.js';
import { CONDITIONS } from '../engine/tariff/structure/common.js';
import { IsDay, MayBeAbsent } from '../http/validators.js';
import { VetoesDto, WeightsDto } from '../users/preferences.dto.js';

export class RecommendDto {
  /** Only this meter; the home's electricity meters together when absent. */
  @MayBeAbsent()
  @IsUUID()
  meterId?: string;

  /** In place of your stored priorities. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => WeightsDto)
  weights?: WeightsDto;

  /** In place of your stored hard limits. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => VetoesDto)
  require?: VetoesDto;

  /** Network of the home, such as `tdu:ONCOR`; told from the site or the meter's number when absent. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  network?: string;

  /** Conditions that you meet: autopay, paperless … */
  @MayBeAbsent()
  @IsArray()
  @IsIn(CONDITIONS, { each: true })
  conditions?: Condition[];

  /** The day for which offers and charges are taken; today when absent. */
  @MayBeAbsent()
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
