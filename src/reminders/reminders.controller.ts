import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { PageQuery } from '../http/page.dto.js';
import { ReminderPage, ReminderSettingsDto } from './reminders.dto.js';
import { RemindersService } from './reminders.service.js';

@ApiTags('reminders')
@ApiBearerAuth()
@Controller('reminders')
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  /** What you were told, the newest first. */
  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<ReminderPage> {
    return this.reminders.list(caller.userId, query);
  }

  /** What you want to be told. */
  @Get('settings')
  settings(@CurrentCaller() caller: Caller): Promise<ReminderSettingsDto> {
    return this.reminders.settings(caller.userId);
  }

  /** Sets what you want to be told. */
  @Put('settings')
  putSettings(
    @CurrentCaller() caller: Caller,
    @Body() dto: ReminderSettingsDto,
  ): Promise<ReminderSettingsDto> {
    return this.reminders.putSettings(caller.userId, dto);
  }
}
