import { IsBoolean, IsUUID } from 'class-validator';
import { IsDay, MayBeAbsent } from '../http/validators.js';
import { UsageProfileDto } from './profile.dto.js';

/** What to analyse: one upload, one meter, or the home's electricity meters together when both are absent. */
export class AnalyseDto {
  @MayBeAbsent()
  @IsUUID()
  datasetId?: string;

  @MayBeAbsent()
  @IsUUID()
  meterId?: string;

  /** First day. */
  @MayBeAbsent()
  @IsDay()
  from?: string;

  /** Last day. */
  @MayBeAbsent()
  @IsDay()
  to?: string;

  /** False keeps it as a draft for later. */
  @MayBeAbsent()
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
