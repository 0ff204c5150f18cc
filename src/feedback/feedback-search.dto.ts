import { OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { PageQuery } from '../http/page.dto.js';
import { IsWhole } from '../http/validators.js';
import { FEEDBACK_TYPES, type FeedbackType } from './feedback.dto.js';

/** Which feedback. */
export class FeedbackQuery extends PageQuery {
  /** Words in the text. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @IsOptional()
  @IsIn(FEEDBACK_TYPES)
  type?: FeedbackType;

  @IsOptional()
  @Type(() => Number)
  @IsWhole()
  @Min(1)
  @Max(5)
  minRating?: number;

  @IsOptional()
  @Type(() => Number)
  @IsWhole()
  @Min(1)
  @Max(5)
  maxRating?: number;

  /** Id of the plan that it is about. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  plan?: string;
}

/** The same without its pages. */
export class FeedbackExportQuery extends OmitType(FeedbackQuery, ['limit', 'cursor']) {}

/** What somebody said; whose word it is, nobody is told. */
export class FoundFeedbackDto {
  id!: string;
  planId!: string | null;
  planName!: string | null;
  rating!: number;
  type!: FeedbackType;
  text!: string | null;
  createdAt!: Date;
}

export class FoundFeedbackPage {
  items!: FoundFeedbackDto[];
  next!: string | null;
}
