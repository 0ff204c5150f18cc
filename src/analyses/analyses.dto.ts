import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { IsDay } from '../http/validators.js';
import { UsageProfileDto } from './profile.dto.js';

/** What to analyse: one upload, one meter, or the home's electricity meters together when both are absent. */
export class AnalyseDto {
  @IsOptional()
  @IsUUID()
  datasetId?: string;

  @IsOptional()
  @IsUUID()
  meterId?: string;

  /** First day. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Last day. */
  @IsOptional()
  @IsDay()
  to?: string;

  /** False keeps it as a draft for later. */
  @IsOptional()
  @IsBoolean()
  run?: boolean;
}

export class AnalysisSummaryDto {
  id!: string;
  meterId!: string | null;
  datasetId!: string | null;
  status!: 'draft' | 'completed' | 'failed';
  /** Why it failed. */
  reason!: string | null;
  engineVersion!: string;
  createdAt!: Date;
}

export class AnalysisDto extends AnalysisSummaryDto {
  /** What was asked for. */
  config!: Record<string, unknown>;
  /** The usage profile; null until it is completed. */
  profile!: UsageProfileDto | null;
}

export class AnalysisPage {
  items!: AnalysisSummaryDto[];
  next!: string | null;
}
