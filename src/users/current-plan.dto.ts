import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import type { ExitFee } from '../engine/plan.js';
import type { RateStructure } from '../engine/tariff/structure.js';
import { IsDay } from '../http/validators.js';

/** What you pay today: a plan of the catalog (`planId`), or a rate structure of your own. */
export class PutCurrentPlanDto {
  /** Id of a catalog plan. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  planId?: string;

  /** Rate structure, or one of the short forms. See /api/v1/schemas/rate-structure. */
  @IsOptional()
  @IsObject()
  rateStructure?: Record<string, unknown>;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @IsOptional()
  @IsDay()
  contractStart?: string;

  @IsOptional()
  @IsDay()
  contractEnd?: string;

  /** `{kind: none | flat | per_month_remaining | declining | unknown, amount?, steps?, waivedLastDays?}`; unknown when absent. */
  @IsOptional()
  @IsObject()
  exitFee?: Record<string, unknown>;
}

export class CurrentPlanDto {
  planId!: string | null;
  planVersionId!: string | null;
  name!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  rateStructure!: RateStructure | null;
  contractStart!: string | null;
  contractEnd!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  exitFee!: ExitFee;
  updatedAt!: Date;
}
