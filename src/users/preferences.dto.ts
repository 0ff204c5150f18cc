import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsNumber, Max, Min, ValidateNested } from 'class-validator';
import { PRESETS, type Preset } from '../engine/ranking/preferences.js';
import { IsWhole, MayBeAbsent } from '../http/validators.js';

/** Four priorities from 0 to 100 that sum to 100. */
export class WeightsDto {
  @IsWhole()
  @Min(0)
  @Max(100)
  cost!: number;

  @IsWhole()
  @Min(0)
  @Max(100)
  flexibility!: number;

  @IsWhole()
  @Min(0)
  @Max(100)
  renewable!: number;

  @IsWhole()
  @Min(0)
  @Max(100)
  rating!: number;
}

/** Hard limits: a plan that breaks one is excluded, with the reason. */
export class VetoesDto {
  /** Per cent. */
  @MayBeAbsent()
  @IsNumber()
  @Min(0)
  @Max(100)
  minRenewablePercent?: number;

  @MayBeAbsent()
  @IsWhole()
  @Min(0)
  @Max(120)
  maxContractMonths?: number;

  @MayBeAbsent()
  @IsBoolean()
  noVariablePrice?: boolean;

  @MayBeAbsent()
  @IsBoolean()
  noPrepaid?: boolean;

  /** 0–5 */
  @MayBeAbsent()
  @IsNumber()
  @Min(0)
  @Max(5)
  minSupplierRating?: number;
}

/** Weights, or a preset, and hard limits. What is left out goes back to its default. */
export class PutPreferencesDto {
  @MayBeAbsent()
  @IsIn(Object.keys(PRESETS))
  preset?: Preset;

  @MayBeAbsent()
  @ValidateNested()
  @Type(() => WeightsDto)
  weights?: WeightsDto;

  @MayBeAbsent()
  @ValidateNested()
  @Type(() => VetoesDto)
  vetoes?: VetoesDto;
}

export class PreferencesDto {
  weights!: WeightsDto;
  vetoes!: VetoesDto;
  updatedAt!: Date;
}
