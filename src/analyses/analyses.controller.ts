import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { IdPipe } from '../http/id.pipe.js';
import { Idempotent } from '../http/idempotency.interceptor.js';
import { linkNext, PageQuery } from '../http/page.dto.js';
import { AnalyseDto, AnalysisDto, AnalysisPage } from './analyses.dto.js';
import { AnalysesService } from './analyses.service.js';

@ApiTags('analyses')
@ApiBearerAuth()
@Controller('analyses')
export class AnalysesController {
  constructor(private readonly analyses: AnalysesService) {}

  /** Analyses usage: how much, when, and what a year will be. One that fails is kept with its reason. */
  @Idempotent()
  @Post()
  async create(
    @CurrentCaller() caller: Caller,
    @Body() dto: AnalyseDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnalysisDto> {
    const analysis = await this.analyses.create(caller.userId, dto);
    void reply.header('location', `/api/v1/analyses/${analysis.id}`);
    return analysis;
  }

  /** Your analyses, the newest first; every recommendation has one. */
  @Get()
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnalysisPage> {
    const found = await this.analyses.list(caller.userId, query);
    linkNext(request, reply, found.next);
    return found;
  }

  /** An analysis with its results. */
  @Get(':id')
  read(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<AnalysisDto> {
    return this.analyses.read(caller.userId, id);
  }

  /** Runs a draft, or one that failed, again. */
  @HttpCode(200)
  @Post(':id/run')
  run(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<AnalysisDto> {
    return this.analyses.run(caller.userId, id);
  }

  /** Deletes an analysis, and the recommendation that was made from it. */
  @HttpCode(204)
  @Delete(':id')
  remove(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.analyses.remove(caller.userId, id);
  }
}
