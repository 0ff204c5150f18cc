import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { expectedVersion } from '../http/etag.js';
import { IdPipe } from '../http/id.pipe.js';
import { Idempotent } from '../http/idempotency.interceptor.js';
import { linkNext } from '../http/page.dto.js';
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
  @Idempotent()
  @Post()
  async create(
    @CurrentCaller() caller: Caller,
    @Body() dto: MeterDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeterJson> {
    const { tag, body } = await this.meters.create(caller.userId, dto);
    void reply.header('etag', tag).header('location', `/api/v1/meters/${body.id}`);
    return body;
  }

  /** Your meters, the newest first. */
  @Get()
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: MetersQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeterPage> {
    const found = await this.meters.list(caller.userId, query);
    linkNext(request, reply, found.next);
    return found;
  }

  /** A meter. */
  @Get(':id')
  async read(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeterJson> {
    const { tag, body } = await this.meters.read(caller.userId, id);
    void reply.header('etag', tag);
    return body;
  }

  /** Changes a meter, or moves it in the tree. */
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that you read.' })
  @Patch(':id')
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() dto: ChangeMeterDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeterJson> {
    const { tag, body } = await this.meters.change(caller.userId, id, expectedVersion(ifMatch), dto);
    void reply.header('etag', tag);
    return body;
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
