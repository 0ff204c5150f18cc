import { IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsPassword } from '../http/validators.js';

/** Either a recommendation or an analysis. */
export class ShareDto {
  @IsOptional()
  @IsUUID()
  recommendationId?: string;

  @IsOptional()
  @IsUUID()
  analysisId?: string;

  /** Whoever opens the link has to know it. */
  @IsOptional()
  @IsPassword()
  password?: string;

  /** From this instant on the link is gone. @example '2027-01-31T00:00:00Z' */
  @IsOptional()
  @IsISO8601({ strict: true })
  @ApiProperty({ format: 'date-time', required: false })
  expiresAt?: string;
}

export class ReportDto {
  id!: string;
  shortCode!: string;
  url!: string;
  recommendationId!: string | null;
  analysisId!: string | null;
  hasPassword!: boolean;
  expiresAt!: Date | null;
  revokedAt!: Date | null;
  viewCount!: number;
  createdAt!: Date;
}

export class ReportPage {
  items!: ReportDto[];
  next!: string | null;
}

export class UnlockDto {
  /** The password of the report. */
  @IsString()
  @MaxLength(200)
  password!: string;
}
