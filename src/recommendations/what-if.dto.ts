import { Type } from 'class-transformer';
import { IsNumber, IsOptional, IsPositive, Max, Min, ValidateNested } from 'class-validator';
import type { Battery } from '../engine/whatif/battery.js';
import type { Change } from '../engine/whatif/changes.js';
import { VetoesDto, WeightsDto } from '../users/preferences.dto.js';

const MOST_KWH = 100_000;

/** Hours of the day from 0 to 24; `to` below `from` wraps midnight, the same hour twice is the whole day. */
export class HoursDto {
  @IsNumber()
  @Min(0)
  @Max(24)
  from!: number;

  @IsNumber()
  @Min(0)
  @Max(24)
  to!: number;
}

/** A share of what is used in some hours is used in others of the same day. */
export class ShiftDto {
  /** 0–1 */
  @IsNumber()
  @Min(0)
  @Max(1)
  share!: number;

  @ValidateNested()
  @Type(() => HoursDto)
  from!: HoursDto;

  @ValidateNested()
  @Type(() => HoursDto)
  to!: HoursDto;
}

/** A car that is charged at home. */
export class ElectricCarDto {
  @IsPositive()
  @Max(MOST_KWH)
  kwhPerYear!: number;

  /** When it charges; 23 to 6 when absent. */
  @IsOptional()
  @ValidateNested()
  @Type(() => HoursDto)
  hours?: HoursDto;
}

/** Electric heating, by the cold of the month. */
export class HeatPumpDto {
  @IsPositive()
  @Max(MOST_KWH)
  kwhPerYear!: number;
}

/** Panels on the roof. */
export class SolarDto {
  @IsPositive()
  @Max(1000)
  kwp!: number;

  /** A year's yield per kWp; that of the region when absent. */
  @IsOptional()
  @IsPositive()
  @Max(3000)
  kwhPerKwp?: number;
}

/** A battery, judged with every plan at that plan's best use of it. */
export class BatteryDto {
  @IsPositive()
  @Max(1000)
  capacityKwh!: number;

  @IsPositive()
  @Max(1000)
  powerKw!: number;

  /** Share of the energy put in that comes out again; 0.9 when absent. */
  @IsOptional()
  @IsNumber()
  @Min(0.1)
  @Max(1)
  roundTrip?: number;
}

/** What would be different. */
export class WhatIfDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => WeightsDto)
  weights?: WeightsDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => VetoesDto)
  require?: VetoesDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => ShiftDto)
  shift?: ShiftDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => ElectricCarDto)
  ev?: ElectricCarDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => HeatPumpDto)
  heatPump?: HeatPumpDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => SolarDto)
  solar?: SolarDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => BatteryDto)
  battery?: BatteryDto;
}

const NIGHT = { from: 23, to: 6 };

/** The changes in the order in which they happen to a home: first what is used, then what the roof gives. */
export function changesOf({ shift, ev, heatPump, solar }: WhatIfDto): Change[] {
  const changes: Change[] = [];
  if (shift) changes.push({ kind: 'shift', ...shift });
  if (ev) changes.push({ kind: 'ev', kwhPerYear: ev.kwhPerYear, hours: ev.hours ?? NIGHT });
  if (heatPump) changes.push({ kind: 'heat_pump', kwhPerYear: heatPump.kwhPerYear });
  if (solar) changes.push({ kind: 'solar', ...solar });
  return changes;
}

export const batteryOf = ({ battery }: WhatIfDto): Battery | undefined =>
  battery && { ...battery, roundTrip: battery.roundTrip ?? 0.9 };
