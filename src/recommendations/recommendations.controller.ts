import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import type { PortableInput } from '../engine/ranking/portable-input.js';
import type { Receipt } from '../engine/tariff/receipt-shape.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageQuery } from '../http/page.dto.js';
import { Creates } from '../http/resource-headers.js';
import { RecommendationDto, RecommendedDto } from './answer.dto.js';
import { RecommendationPage, RecommendDto } from './recommendations.dto.js';
import { RecommendationsService } from './recommendations.service.js';
import { WhatIfDto } from './what-if.dto.js';
import { WhatIfService } from './what-if.service.js';

@ApiTags('recommendations')
@ApiBearerAuth()
@Controller('recommendations')
export class RecommendationsController {
  constructor(
    private readonly recommendations: RecommendationsService,
    private readonly whatIf: WhatIfService,
  ) {}

  /** Ranks every plan of the catalog on your own readings: three plans, the advice, and why. */
  @Creates()
  @Post()
  create(@CurrentCaller() caller: Caller, @Body() dto: RecommendDto): Promise<RecommendedDto> {
    return this.recommendations.create(caller.userId, dto);
  }

  /** Your answers, the newest first. */
  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<RecommendationPage> {
    return this.recommendations.list(caller.userId, query);
  }

  /** An answer as it was given. */
  @Get(':id')
  read(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<RecommendedDto> {
    return this.recommendations.read(caller.userId, id);
  }

  /** Everything its bills were made from; `treebeard verify` prices it again offline. Its schema: /schemas/receipt. */
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @Get(':id/receipt')
  receipt(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<Receipt> {
    return this.recommendations.receipt(caller.userId, id);
  }

  /** What it was ranked from: a program that ranks it again with other wishes gets what `what-if` answers for them. */
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @Get(':id/input')
  input(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<PortableInput> {
    return this.whatIf.input(caller.userId, id);
  }

  /** The answer if something were different: other weights, shifted load, a car, a heat pump, panels, a battery. */
  @HttpCode(200)
  @Post(':id/what-if')
  ask(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() dto: WhatIfDto,
  ): Promise<RecommendationDto> {
    return this.whatIf.ask(caller.userId, id, dto);
  }
}
