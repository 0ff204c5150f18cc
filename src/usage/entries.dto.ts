import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { COMMODITIES, type Commodity } from '../engine/series/usage.js';
import { IsAmount, IsDay, MayBeAbsent } from '../http/validators.js';
import { ALL_UNITS } from '../sites/units.js';

const POSITIVE = /[1-9]/;

/** A day's consumption, typed in by hand. */
export class EntryDto {
  /** The meter; the home's meter of the commodity when absent. */
  @MayBeAbsent()
  @IsUUID()
  meterId?: string;

  /** electricity when absent. */
  @MayBeAbsent()
  @IsIn(COMMODITIES)
  commodity?: Commodity;

  /** Unit of a meter that is made by this entry. */
  @MayBeAbsent()
  @IsIn(ALL_UNITS)
  unit?: string;

  @IsDay()
  date!: string;

  /** More than zero, in the meter's unit. @example '12.50' */
  @IsAmount(6)
  @Matches(POSITIVE, { message: 'quantity must be more than zero' })
  quantity!: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(1000)
  notes?: string;
}

/** What to change; everything else stays. */
export class ChangeEntryDto {
  @MayBeAbsent()
  @IsAmount(6)
  @Matches(POSITIVE, { message: 'quantity must be more than zero' })
  quantity?: string;

  @IsOptional()
  @ApiProperty({ type: 'string', nullable: true, required: false })
  @IsString()
  @MaxLength(1000)
  notes?: string | null;
}
