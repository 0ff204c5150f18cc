import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { BillCheckDto, BillCheckResultDto } from './bill-check.dto.js';
import { BillCheckService } from './bill-check.service.js';

@ApiTags('users')
@ApiBearerAuth()
@Controller('users/me/current-plan/bill-check')
export class BillCheckController {
  constructor(private readonly billCheck: BillCheckService) {}

  /** Prices a past bill again on your current plan: the difference and its likeliest cause. Nothing is stored. */
  @HttpCode(200)
  @Post()
  check(@CurrentCaller() caller: Caller, @Body() dto: BillCheckDto): Promise<BillCheckResultDto> {
    return this.billCheck.check(caller.userId, dto);
  }
}
