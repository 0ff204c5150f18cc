import { IsIn, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsWhole, MayBeAbsent } from '../http/validators.js';

export const FEEDBACK_TYPES = ['helpful', 'not_helpful', 'selected', 'did_not_select', 'other'] as const;
export type FeedbackType = (typeof FEEDBACK_TYPES)[number];

export class GiveFeedbackDto {
  @MayBeAbsent()
  @IsUUID()
  recommendationId?: string;

  /** The plan it is about. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  planId?: string;

  /** 1 (useless) to 5 (just right). */
  @IsWhole()
  @Min(1)
  @Max(5)
  rating!: number;

  @IsIn(FEEDBACK_TYPES)
  type!: FeedbackType;

  @MayBeAbsent()
  @IsString()
  @MaxLength(500)
  text?: string;
}

export class FeedbackDto {
  id!: string;
  recommendationId!: string | null;
  planId!: string | null;
  rating!: number;
  type!: FeedbackType;
  text!: string | null;
  createdAt!: Date;
}

export class FeedbackPage {
  items!: FeedbackDto[];
  next!: string | null;
}

export class FeedbackCountDto {
  type!: FeedbackType;
  count!: number;
}

/** Over all users; nobody is named. */
export class FeedbackStatisticsDto {
  count!: number;
  /** Mean rating; null without feedback. */
  averageRating!: string | null;
  types!: FeedbackCountDto[];
}
