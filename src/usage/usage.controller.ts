import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { ExpectedVersion } from '../http/etag.js';
import { IdPipe } from '../http/id.pipe.js';
import { Creates } from '../http/resource-headers.js';
import { DayDto, DayPage, DaysQuery } from './days.dto.js';
import { DaysService } from './days.service.js';
import { ChangeEntryDto, EntryDto } from './entries.dto.js';
import { EntriesService } from './entries.service.js';
import { StatsDto, StatsQuery } from './stats.dto.js';
import { StatsService } from './stats.service.js';

@ApiTags('usage')
@ApiBearerAuth()
@Controller('usage')
export class UsageController {
  constructor(
    private readonly days: DaysService,
    private readonly entries: EntriesService,
    private readonly statistics: StatsService,
  ) {}

  /** What was counted day by day, the newest day first. */
  @Get('days')
  list(@CurrentCaller() caller: Caller, @Query() query: DaysQuery): Promise<DayPage> {
    return this.days.list(caller.userId, query);
  }

  /** Totals, months, average and latest per commodity. */
  @Get('stats')
  stats(@CurrentCaller() caller: Caller, @Query() query: StatsQuery): Promise<StatsDto> {
    return this.statistics.stats(caller.userId, query);
  }

  /** Adds a day by hand. */
  @Creates()
  @Post('entries')
  add(@CurrentCaller() caller: Caller, @Body() dto: EntryDto): Promise<DayDto> {
    return this.entries.add(caller.userId, dto);
  }

  /** A day that was typed in. */
  @Get('entries/:id')
  read(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<DayDto> {
    return this.entries.read(caller.userId, id);
  }

  /** Changes a day that was typed in. */
  @Patch('entries/:id')
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() dto: ChangeEntryDto,
  ): Promise<DayDto> {
    return this.entries.change(caller.userId, id, version, dto);
  }

  /** Deletes a day that was typed in. */
  @HttpCode(204)
  @Delete('entries/:id')
  remove(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.entries.remove(caller.userId, id);
  }
}
