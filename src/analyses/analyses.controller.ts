import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageQuery } from '../http/page.dto.js';
import { Creates } from '../http/resource-headers.js';
import { AnalyseDto, AnalysisDto, AnalysisPage } from './analyses.dto.js';
import { AnalysesService } from './analyses.service.js';

@ApiTags('analyses')
@ApiBearerAuth()
@Controller('analyses')
export class AnalysesController {
  constructor(private readonly analyses: AnalysesService) {}

  /** Analyses usage: how much, when, and what a year will be. One that fails is kept with its reason. */
  @Creates()
  @Post()
  create(@CurrentCaller() caller: Caller, @Body() dto: AnalyseDto): Promise<AnalysisDto> {
    return this.analyses.create(caller.userId, dto);
  }

  /** Your analyses, the newest first; every recommendation has one. */
  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<AnalysisPage> {
    return this.analyses.list(caller.userId, query);
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
