import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageQuery } from '../http/page.dto.js';
import { Creates } from '../http/resource-headers.js';
import { ReportDto, ReportPage, ShareDto } from './reports.dto.js';
import { ReportsService } from './reports.service.js';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  /** Makes a link to a recommendation or an analysis, frozen as it is now. */
  @Creates()
  @Post()
  share(@CurrentCaller() caller: Caller, @Body() dto: ShareDto): Promise<ReportDto> {
    return this.reports.share(caller.userId, dto);
  }

  /** Your links, the newest first. */
  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<ReportPage> {
    return this.reports.list(caller.userId, query);
  }

  /** A link and how often it was opened. */
  @Get(':id')
  read(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ReportDto> {
    return this.reports.read(caller.userId, id);
  }

  /** Takes a link back, at once and for good. */
  @HttpCode(204)
  @Delete(':id')
  revoke(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.reports.revoke(caller.userId, id);
  }
}
