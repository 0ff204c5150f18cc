import { IsOptional, IsUUID } from 'class-validator';
import type { Commodity, Direction } from '../engine/series/usage.js';

export class StatsQuery {
  @IsOptional()
  @IsUUID()
  meterId?: string;
}

export class MonthTotalDto {
  /** YYYY-MM */
  month!: string;
  total!: string;
  /** Days of the month that have readings. */
  days!: number;
}

export class LatestDayDto {
  date!: string;
  total!: string;
}

/** One commodity, unit and direction: quantities of different kinds are never summed. */
export class CommodityStatsDto {
  commodity!: Commodity;
  unit!: string;
  direction!: Direction;
  total!: string;
  /** Days with readings. */
  days!: number;
  first!: string;
  last!: string;
  months!: MonthTotalDto[];
  /** Mean over the calendar months with readings. */
  monthlyAverage!: string;
  latest!: LatestDayDto;
  /** The month of the latest reading. */
  currentMonth!: MonthTotalDto;
  /** The calendar month before it, when there are readings of it. */
  lastMonth!: MonthTotalDto | null;
}

export class StatsDto {
  commodities!: CommodityStatsDto[];
}
