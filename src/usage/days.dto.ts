import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { DIRECTIONS, QUALITY, type Direction, type Quality } from '../engine/series/usage.js';
import { PageQuery } from '../http/page.dto.js';
import { IsDay } from '../http/validators.js';

export class DaysQuery extends PageQuery {
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

  @IsOptional()
  @IsIn(DIRECTIONS)
  direction?: Direction;

  /** Also the readings within each day. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readings?: boolean;
}

export class DayDto {
  id!: string;
  meterId!: string;
  date!: string;
  register!: string;
  direction!: Direction;
  /** Decimal text in `unit`. */
  total!: string;
  unit!: string;
  commodity!: string;
  intervalMinutes!: number;
  quality!: 'complete' | 'estimated' | 'partial';
  source!: 'upload' | 'api' | 'manual';
  notes!: string | null;
  datasetId!: string | null;
  /** Instant at which the day begins. */
  startsAt!: Date;
  /** One per interval, decimal text, null where there is none; absent unless asked for. */
  @ApiProperty({ type: 'array', items: { type: 'string', nullable: true }, required: false })
  readings?: (string | null)[];
  /** What each reading is, as its file says; null where there is none; absent unless readings are asked for. */
  @ApiProperty({
    type: 'array',
    items: { type: 'string', nullable: true, enum: [...Object.keys(QUALITY), null] },
    required: false,
  })
  qualities?: (Quality | null)[];
}

export class DayPage {
  items!: DayDto[];
  next!: string | null;
}
