import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsTimeZone } from '../http/validators.js';
import { UsageReportDto } from './upload-report.dto.js';

const blankIsAbsent = ({ value }: { value: unknown }): unknown => (value === '' ? undefined : value);

/** How to read an upload, where the file leaves it open. */
export class UploadOptions {
  /** The meter that the readings belong to; found by the file's meter id, or made, when absent. */
  @IsOptional()
  @Transform(blankIsAbsent)
  @IsUUID()
  meterId?: string;

  /** Zone of the file's clock. */
  @IsOptional()
  @Transform(blankIsAbsent)
  @IsTimeZone()
  timezone?: string;

  /** Unit of the values: kWh, Wh, kW or W. */
  @IsOptional()
  @Transform(blankIsAbsent)
  @IsIn(['kWh', 'Wh', 'kW', 'W'])
  unit?: string;

  /** Only this meter id of the file. */
  @IsOptional()
  @Transform(blankIsAbsent)
  @IsString()
  @MaxLength(64)
  meter?: string;

  /** Order of the day and the month in dates such as 03/04/2026. */
  @IsOptional()
  @Transform(blankIsAbsent)
  @IsIn(['dmy', 'mdy'])
  dateOrder?: 'dmy' | 'mdy';

  /**
   * Which of two contradicting readings to keep: within the file its `first` or `last`; against what is stored already the `old` or
   * the `new` one, which within the file are the first and the last.
   */
  @IsOptional()
  @Transform(blankIsAbsent)
  @IsIn(['first', 'last', 'old', 'new'])
  keep?: 'first' | 'last' | 'old' | 'new';
}

export class UploadDto extends UploadOptions {
  /** The file as it was downloaded from the utility or the meter portal. */
  @ApiProperty({ type: 'string', format: 'binary' })
  file!: unknown;
}

/** The report on a file, and what was stored of it. */
export class UploadedDto extends UsageReportDto {
  datasetId!: string;
  meterId!: string | null;
  /** Days that are new or changed. */
  daysStored!: number;
}
