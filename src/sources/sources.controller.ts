import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { ExpectedVersion } from '../http/etag.js';
import { IdPipe } from '../http/id.pipe.js';
import { notFound } from '../http/problem.js';
import { Creates } from '../http/resource-headers.js';
import { Poller } from './poller.js';
import { PollSchedule } from './schedule.js';
import {
  ChangeSourceDto,
  ConnectionTestDto,
  ProviderJson,
  SourceDto,
  SourceJson,
  SourcePage,
  SourcesQuery,
} from './sources.dto.js';
import { SourcesService } from './sources.service.js';

@ApiTags('sources')
@ApiBearerAuth()
@Controller('sources')
export class SourcesController {
  constructor(
    private readonly sources: SourcesService,
    private readonly poller: Poller,
    private readonly schedule: PollSchedule,
  ) {}

  /** Providers, and what each asks for. */
  @Get('providers')
  providers(): ProviderJson[] {
    return this.sources.providers();
  }

  /** Connects a meter to a provider; its readings are fetched in the background from now on. */
  @Creates()
  @Post()
  connect(@CurrentCaller() caller: Caller, @Body() dto: SourceDto): Promise<SourceJson> {
    return this.sources.connect(caller.userId, dto);
  }

  /** Your connections, the newest first. */
  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: SourcesQuery): Promise<SourcePage> {
    return this.sources.list(caller.userId, query);
  }

  /** A connection and how it does. */
  @Get(':id')
  read(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<SourceJson> {
    return this.sources.read(caller.userId, id);
  }

  /** Changes a connection; new credentials start it again. */
  @Patch(':id')
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() dto: ChangeSourceDto,
  ): Promise<SourceJson> {
    return this.sources.change(caller.userId, id, version, dto);
  }

  /** Forgets a connection and its credentials; what it read stays. */
  @HttpCode(204)
  @Delete(':id')
  remove(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.sources.remove(caller.userId, id);
  }

  /** Asks the provider now whether the credentials are good. */
  @HttpCode(200)
  @Post(':id/test')
  async test(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ConnectionTestDto> {
    const result = await this.poller.test(caller.userId, id);
    if (!result) throw notFound();
    return result;
  }

  /** Fetches its readings as soon as a worker is free; see the connection for how it went. */
  @HttpCode(202)
  @Post(':id/poll')
  async poll(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourceJson> {
    const source = await this.sources.pollable(caller.userId, id);
    await this.schedule.addPoll({ userId: caller.userId, sourceId: id });
    void reply.header('location', `/api/v1/sources/${id}`);
    return source;
  }
}
