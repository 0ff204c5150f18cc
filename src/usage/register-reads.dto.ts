import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery } from '../http/page.dto.js';
import { IsAmount, IsInstant, MayBeAbsent } from '../http/validators.js';

const DIRECTIONS = ['import', 'export', 'production'] as const;

/** What was read off a meter's counter. */
export class RegisterReadDto {
  @IsUUID()
  meterId!: string;

  /** Which counter; what the meter measures by its category when absent. */
  @MayBeAbsent()
  @IsIn(DIRECTIONS)
  direction?: (typeof DIRECTIONS)[number];

  @IsInstant()
  readAt!: string;

  /** What the counter showed. @example '10482.5' */
  @IsAmount(6)
  value!: string;

  /** The number at which the counter began at 0 again since the read before. @example '100000' */
  @MayBeAbsent()
  @IsAmount(6)
  rolledOverAt?: string;

  /** A new counter, which has nothing to do with the read before. */
  @MayBeAbsent()
  @IsBoolean()
  newRegister?: boolean;

  @MayBeAbsent()
  @IsString()
  @MaxLength(1000)
  notes?: string;
}

/** What to change; everything else stays. */
export class ChangeRegisterReadDto {
  @MayBeAbsent()
  @IsInstant()
  readAt?: string;

  @MayBeAbsent()
  @IsAmount(6)
  value?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  @ApiProperty({ type: 'string', nullable: true, required: false })
  notes?: string | null;
}

export class RegisterReadsQuery extends PageQuery {
  @IsUUID()
  meterId!: string;
}

export class RegisterReadJson {
  id!: string;
  meterId!: string;
  direction!: (typeof DIRECTIONS)[number];
  readAt!: Date;
  value!: string;
  rolledOverAt!: string | null;
  newRegister!: boolean;
  notes!: string | null;
}

export class RegisterReadPage {
  items!: RegisterReadJson[];
  next!: string | null;
}
