/** What was found in a file, as the contract describes it: the shape of `treebeard inspect --json`. */
import { ApiProperty } from '@nestjs/swagger';
import type { Commodity, Direction } from '../engine/series/usage.js';
import type { UsageReport } from '../readers/report.js';

/** One register of one meter. */
export class ChannelReportDto {
  meter!: string;
  register!: string;
  role!: string;
  direction!: Direction;
  commodity!: Commodity;
  readings!: number;
  intervalMinutes!: number | null;
  first!: string;
  last!: string;
  gaps!: number;
  /** In `unit`. */
  total!: string;
  unit!: string;
}

/** A reading that is given twice with different values. */
export class ConflictDto {
  meter!: string;
  register!: string;
  start!: string;
  @ApiProperty({ type: [String] })
  values!: readonly [string, string];
  @ApiProperty({ type: [Number] })
  lines!: readonly [number, number];
}

/** A row that repeats a reading which is counted once. */
export class DroppedRowDto {
  line!: number;
  start!: string;
  direction!: Direction;
  /** What the row would have added, in `unit`. */
  quantity!: string;
  unit!: string;
}

export class RejectedRowDto {
  line!: number;
  reason!: string;
}

export class ClockChangeDayDto {
  day!: string;
  /** Hours of that day. */
  expected!: number;
  found!: number;
}

/** Readings by quality, and what was adjusted. */
export class QualityReportDto {
  actual!: number;
  estimated!: number;
  substituted!: number;
  unknown!: number;
  /** Stamped rows without a value: missing, never zero. */
  missing!: number;
  movedFromMissingHour!: number;
  repeatedHour!: number;
  revised!: number;
  negative!: number;
  suspicious!: number;
}

/** kWh per direction; empty while there is a conflict. */
export class TotalsDto implements Partial<Record<Direction, string>> {
  import?: string;
  export?: string;
  production?: string;
  house?: string;
  submeter?: string;
}

export class UsageReportDto implements UsageReport {
  format!: string;
  encoding!: string;
  timezone!: string;
  timezoneFrom!: 'file' | 'option' | 'assumed';
  /** What a time in the file marks of its reading. */
  stamp!: 'start' | 'end' | 'register';
  readings!: number;
  intervalMinutes!: number | null;
  first!: string | null;
  last!: string | null;
  totals!: TotalsDto;
  @ApiProperty({ type: [ChannelReportDto] })
  channels!: readonly ChannelReportDto[];
  commodity!: Commodity | null;
  unit!: string | null;
  gaps!: number;
  duplicates!: number;
  /** The first of the rows that were counted once. */
  @ApiProperty({ type: [DroppedRowDto] })
  dropped!: readonly DroppedRowDto[];
  @ApiProperty({ type: [ConflictDto] })
  conflicts!: readonly ConflictDto[];
  /** The first of them. */
  @ApiProperty({ type: [RejectedRowDto] })
  rejected!: readonly RejectedRowDto[];
  /** In all. */
  rejectedRows!: number;
  @ApiProperty({ type: [ClockChangeDayDto] })
  clockChangeDays!: readonly ClockChangeDayDto[];
  quality!: QualityReportDto;
  /** Everything assumed or adjusted, one plain sentence each. */
  @ApiProperty({ type: [String] })
  notes!: readonly string[];
}
