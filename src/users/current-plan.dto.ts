import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsString, MaxLength } from 'class-validator';
import type { ExitFee } from '../engine/plan.js';
import type { RateStructure } from '../engine/tariff/structure.js';
import { IsDay, MayBeAbsent } from '../http/validators.js';

/** What you pay today: a plan of the catalog (`planId`), or a rate structure of your own. */
export class PutCurrentPlanDto {
  /** Id of a catalog plan. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  planId?: string;

  /** Rate structure, or one of the short forms. See /api/v1/schemas/rate-structure. */
  @MayBeAbsent()
  @IsObject()
  rateStructure?: Record<string, unknown>;

  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  name?: string;

  @MayBeAbsent()
  @IsDay()
  contractStart?: string;

  @MayBeAbsent()
  @IsDay()
  contractEnd?: string;

  /** `{kind: none | flat | per_month_remaining | declining | unknown, amount?, steps?, waivedLastDays?}`; unknown when absent. */
  @MayBeAbsent()
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
