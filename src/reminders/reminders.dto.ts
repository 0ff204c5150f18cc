import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { IsAmount } from '../http/validators.js';

export class ReminderSettingsDto {
  /** 45, 30, 14 and 7 days before the contract ends. */
  @IsBoolean()
  contractEnd!: boolean;

  /** A year's saving from which a better plan is worth a mail, in your currency; null or absent: never. */
  @IsOptional()
  @IsAmount(2)
  @ApiProperty({ type: 'string', nullable: true, required: false, example: '60.00' })
  betterPlanSaving?: string | null;
}

export class ReminderDto {
  id!: string;
  kind!: 'contract_end' | 'better_plan';
  subject!: string;
  body!: string;
  createdAt!: Date;
  sentAt!: Date | null;
}

export class ReminderPage {
  items!: ReminderDto[];
  next!: string | null;
}
