import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { IdPipe } from '../http/id.pipe.js';
import { Idempotent } from '../http/idempotency.interceptor.js';
import { linkNext, PageQuery } from '../http/page.dto.js';
import { ReportDto, ReportPage, ShareDto } from './reports.dto.js';
import { ReportsService } from './reports.service.js';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  /** Makes a link to a recommendation or an analysis, frozen as it is now. */
  @Idempotent()
  @Post()
  async share(
    @CurrentCaller() caller: Caller,
    @Body() dto: ShareDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportDto> {
    const report = await this.reports.share(caller.userId, dto);
    void reply.header('location', `/api/v1/reports/${report.id}`);
    return report;
  }

  /** Your links, the newest first. */
  @Get()
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportPage> {
    const found = await this.reports.list(caller.userId, query);
    linkNext(request, reply, found.next);
    return found;
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
