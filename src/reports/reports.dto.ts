import { IsString, IsUUID, MaxLength } from 'class-validator';
import { IsInstant, IsPassword, MayBeAbsent } from '../http/validators.js';

/** Either a recommendation or an analysis. */
export class ShareDto {
  @MayBeAbsent()
  @IsUUID()
  recommendationId?: string;

  @MayBeAbsent()
  @IsUUID()
  analysisId?: string;

  /** Whoever opens the link has to know it. */
  @MayBeAbsent()
  @IsPassword()
  password?: string;

  /** From this instant on the link is gone. */
  @MayBeAbsent()
  @IsInstant()
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
