import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { ExpectedVersion } from '../http/etag.js';
import { IdPipe } from '../http/id.pipe.js';
import { Creates } from '../http/resource-headers.js';
import { MeterUsageService } from './meter-usage.service.js';
import {
  ChangeMeterDto,
  MeterDto,
  MeterGapsDto,
  MeterJson,
  MeterLatestDto,
  MeterPage,
  MetersQuery,
  MeterUsageDto,
  MeterUsageQuery,
} from './meters.dto.js';
import { MetersService } from './meters.service.js';
import { SpanQuery } from './sites.dto.js';

@ApiTags('meters')
@ApiBearerAuth()
@Controller('meters')
export class MetersController {
  constructor(
    private readonly meters: MetersService,
    private readonly meterUsage: MeterUsageService,
  ) {}

  /** Adds a meter to a site, alone or below another one. */
  @Creates()
  @Post()
  create(@CurrentCaller() caller: Caller, @Body() dto: MeterDto): Promise<MeterJson> {
    return this.meters.create(caller.userId, dto);
  }

  /** Your meters, the newest first. */
  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: MetersQuery): Promise<MeterPage> {
    return this.meters.list(caller.userId, query);
  }

  /** A meter. */
  @Get(':id')
  read(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<MeterJson> {
    return this.meters.read(caller.userId, id);
  }

  /** Changes a meter, or moves it in the tree. */
  @Patch(':id')
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() dto: ChangeMeterDto,
  ): Promise<MeterJson> {
    return this.meters.change(caller.userId, id, version, dto);
  }

  /** Deletes a meter and all it has read; the meters below it move up. */
  @HttpCode(204)
  @Delete(':id')
  remove(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.meters.remove(caller.userId, id);
  }

  /** What it counted, per day or month. */
  @Get(':id/usage')
  usage(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() query: MeterUsageQuery,
  ): Promise<MeterUsageDto> {
    return this.meterUsage.usage(caller.userId, id, query);
  }

  /** Days of which it has no reading, or not all. */
  @Get(':id/gaps')
  gaps(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() span: SpanQuery,
  ): Promise<MeterGapsDto> {
    return this.meterUsage.gaps(caller.userId, id, span);
  }

  /** Its newest reading. */
  @Get(':id/latest')
  latest(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<MeterLatestDto> {
    return this.meterUsage.latest(caller.userId, id);
  }
}
