import { ApiProperty } from '@nestjs/swagger';
import { IsUUID, Matches } from 'class-validator';
import { CAUSES, type Cause } from '../engine/advice/bill-gap.js';
import type { BillJson } from '../engine/tariff/bill-json.js';
import { IsAmount, IsDay, MayBeAbsent } from '../http/validators.js';

/** A bill you have had. */
export class BillCheckDto {
  /** First day of the bill. */
  @IsDay()
  from!: string;

  /** The day after its last: the day of the next reading. */
  @IsDay()
  to!: string;

  /** What was billed for electricity, decimal text; below zero for a credit. */
  @Matches(/^-?\d{1,9}(\.\d{1,2})?$/, { message: '$property must be a decimal string such as "141.20"' })
  total!: string;

  /** kWh as printed, where the bill says so. */
  @MayBeAbsent()
  @IsAmount(6)
  kwh?: string;

  /** Only this meter; the home's electricity meters together when absent. */
  @MayBeAbsent()
  @IsUUID()
  meterId?: string;
}

/** The bill priced again on your current plan and your readings. */
export class BillCheckResultDto {
  planId!: string;
  planName!: string;
  currency!: string;
  /** As on the bill, with cents. */
  billed!: string;
  /** As we price it, with cents. */
  priced!: string;
  /** Ours less the bill's. */
  difference!: string;
  /** The gap as a share of the bill; null for a bill of nothing. */
  gapPercent!: string | null;
  /** Whether the plan is understood. Where it is not, savings against it should not be trusted. */
  agrees!: boolean;
  @ApiProperty({ enum: CAUSES })
  cause!: Cause;
  /** Days of the bill without full readings. */
  missingDays!: number;
  /** kWh of the readings on those days. */
  kwh!: string;
  sentence!: string;
  /** Its lines, rounded to the cent as they are printed. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  bill!: BillJson;
}
