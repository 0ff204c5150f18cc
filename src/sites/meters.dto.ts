import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { COMMODITIES, type Commodity, type Direction } from '../engine/series/usage.js';
import { PageQuery } from '../http/page.dto.js';
import { IsAmount, MayBeAbsent } from '../http/validators.js';
import { CATEGORIES, type Category } from './category.js';
import { SpanQuery } from './sites.dto.js';
import { ALL_UNITS } from './units.js';

export const FREQUENCIES = ['5min', '15min', '30min', 'hourly', 'daily', 'monthly', 'manual'] as const;

export class MeterDto {
  @IsUUID()
  siteId!: string;

  /** The meter that counts what this one counts as well. */
  @MayBeAbsent()
  @IsUUID()
  parentMeterId?: string;

  /** @example 'Main meter' */
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  name!: string;

  /** The meter's own number, as files name it (ESIID, NMI, MPRN …); the name when absent. */
  @MayBeAbsent()
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  serial?: string;

  @IsIn(COMMODITIES)
  commodity!: Commodity;

  /** What it measures: production, consumption, storage, or injection to the grid. CONS when absent. */
  @MayBeAbsent()
  @IsIn(CATEGORIES)
  category?: Category;

  /** The commodity's usual unit when absent. */
  @MayBeAbsent()
  @IsIn(ALL_UNITS)
  unit?: string;

  @MayBeAbsent()
  @IsIn(FREQUENCIES)
  readingFrequency?: (typeof FREQUENCIES)[number];

  /** Of the equipment: kW, or kWh for storage. @example '9.8' */
  @MayBeAbsent()
  @IsAmount(3)
  capacity?: string;
}

/** What to change; everything else stays. Commodity and unit never change: what was read has them. */
export class ChangeMeterDto {
  /** null takes it out from below its parent. */
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, required: false })
  parentMeterId?: string | null;

  @MayBeAbsent()
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  name?: string;

  @MayBeAbsent()
  @IsIn(CATEGORIES)
  category?: Category;

  @IsOptional()
  @IsIn(FREQUENCIES)
  readingFrequency?: (typeof FREQUENCIES)[number];

  @IsOptional()
  @IsAmount(3)
  capacity?: string;

  /** An inactive meter keeps its readings and is left out of rankings. */
  @MayBeAbsent()
  @IsBoolean()
  active?: boolean;
}

export class MetersQuery extends PageQuery {
  /** Only the meters of this site. */
  @IsOptional()
  @IsUUID()
  siteId?: string;
}

export class MeterJson {
  id!: string;
  siteId!: string;
  parentMeterId!: string | null;
  name!: string;
  serial!: string;
  commodity!: Commodity;
  category!: Category;
  unit!: string;
  readingFrequency!: string | null;
  capacity!: string | null;
  active!: boolean;
  createdAt!: Date;
}

export class MeterPage {
  items!: MeterJson[];
  next!: string | null;
}

export class MeterUsageQuery extends SpanQuery {
  /** day when absent. */
  @IsOptional()
  @IsIn(['day', 'month'])
  by?: 'day' | 'month';
}

export class UsagePointDto {
  /** The day, or the first day of the month. */
  start!: string;
  direction!: Direction;
  total!: string;
  /** Days with readings. */
  days!: number;
  /** Some of it is estimated, or shared out from a longer period. */
  estimated!: boolean;
}

export class MeterUsageDto {
  meterId!: string;
  commodity!: Commodity;
  unit!: string;
  points!: UsagePointDto[];
}

export class GapDto {
  /** First day without a reading. */
  from!: string;
  /** Last day without one. */
  to!: string;
  days!: number;
}

export class DirectionGapsDto {
  direction!: Direction;
  first!: string;
  last!: string;
  days!: number;
  daysMissing!: number;
  gaps!: GapDto[];
  /** Days with some of their readings. */
  partialDays!: string[];
}

export class MeterGapsDto {
  meterId!: string;
  directions!: DirectionGapsDto[];
}

export class LatestReadingDto {
  direction!: Direction;
  date!: string;
  total!: string;
  quality!: 'complete' | 'estimated' | 'partial';
}

export class MeterLatestDto {
  meterId!: string;
  unit!: string;
  /** The newest day of each direction. */
  readings!: LatestReadingDto[];
}
