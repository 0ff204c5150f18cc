import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsNumber, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { PLAN_TYPES, type ExitFee, type PlanSource, type PlanType } from '../engine/plan.js';
import type { RateStructure } from '../engine/tariff/structure.js';
import { PageQuery } from '../http/page.dto.js';
import { IsCountry, IsWhole } from '../http/validators.js';

const asBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

/** Which plans. */
export class PlansQuery extends PageQuery {
  /** Words in the plan's or supplier's name. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  /** Network or region, such as `tdu:ONCOR`; plans that are sold everywhere are included. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  region?: string;

  @IsOptional()
  @IsCountry()
  country?: string;

  @IsOptional()
  @IsIn(PLAN_TYPES)
  type?: PlanType;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  supplier?: string;

  /** Least share of renewable energy, per cent. */
  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(100)
  minRenewable?: number;

  /** Longest contract, months. */
  @IsOptional()
  @Type(() => Number)
  @IsWhole()
  @Min(0)
  @Max(120)
  maxTerm?: number;

  /** Only plans that are (not) paid for in advance. */
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  prepaid?: boolean;
}

export class SuppliersQuery extends PageQuery {
  @IsOptional()
  @IsCountry()
  country?: string;
}

export class PlanSummaryDto {
  /** The plan, whatever its version. */
  id!: string;
  /** This version. */
  versionId!: string;
  name!: string;
  supplier!: string;
  supplierRating!: string | null;
  country!: string;
  planType!: PlanType;
  contractMonths!: number;
  renewablePercent!: string | null;
  regions!: string[];
  prepaid!: boolean;
  effectiveFrom!: string | null;
  effectiveTo!: string | null;
  catalog!: string;
}

export class PlanDto extends PlanSummaryDto {
  version!: string;
  commodity!: 'electricity' | 'gas' | 'water';
  customer!: 'residential' | 'business' | 'any';
  eligibility!: string[];
  @ApiProperty({ type: 'object', additionalProperties: true })
  exitFee!: ExitFee;
  @ApiProperty({ type: 'object', additionalProperties: true })
  rateStructure!: RateStructure;
  enrolUrl!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  source!: PlanSource;
  flags!: string[];
  /** When it stopped being on offer. */
  retiredAt!: Date | null;
}

export class PlanPage {
  items!: PlanSummaryDto[];
  next!: string | null;
}

export class PlanVersionDto {
  versionId!: string;
  version!: string;
  createdAt!: Date;
  retiredAt!: Date | null;
}

export class PlanVersionsDto {
  items!: PlanVersionDto[];
}

export class SupplierDto {
  id!: string;
  name!: string;
  country!: string;
  rating!: string | null;
  reviewCount!: number | null;
  website!: string | null;
  phone!: string | null;
}

export class SupplierPage {
  items!: SupplierDto[];
  next!: string | null;
}
