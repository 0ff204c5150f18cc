import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../http/page.dto.js';
import { TIERS, type Tier } from '../quotas/tiers.js';
import { MayBeAbsent } from '../http/validators.js';

export class AccountsQuery extends PageQuery {
  /** Only the account of this address. */
  @MayBeAbsent()
  @IsEmail()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  email?: string;
}

export class AccountDto {
  id!: string;
  email!: string;
  name!: string;
  country!: string;
  tier!: Tier;
  isAdmin!: boolean;
  createdAt!: Date;
}

export class AccountPage {
  items!: AccountDto[];
  next!: string | null;
}

const whole = { type: 'integer', nullable: true, required: false } as const;
const HIGHEST = 1_000_000;

/** Limits of an enterprise account; null is unlimited, what is absent stays as the tier has it. */
export class AgreedLimitsDto {
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(HIGHEST)
  @ApiProperty(whole)
  datasets?: number | null;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(HIGHEST)
  @ApiProperty(whole)
  reports?: number | null;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(HIGHEST)
  @ApiProperty(whole)
  recommendations?: number | null;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(HIGHEST)
  @ApiProperty(whole)
  connections?: number | null;
}

export class TierDto {
  @IsIn(TIERS)
  tier!: Tier;

  /** For the enterprise tier alone. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => AgreedLimitsDto)
  limits?: AgreedLimitsDto;
}

export class RoleDto {
  @IsBoolean()
  isAdmin!: boolean;
}

export class AuditEntryDto {
  id!: string;
  at!: Date;
  /** Who did it, by a random id that tells nothing of the person. */
  actorId!: string | null;
  action!: string;
  subject!: string | null;
  detail!: Record<string, unknown> | null;
}

export class AuditPage {
  items!: AuditEntryDto[];
  next!: string | null;
}
