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
import { notFound } from '../http/problem.js';
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
  @Idempotent()
  @Post()
  async connect(
    @CurrentCaller() caller: Caller,
    @Body() dto: SourceDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourceJson> {
    const { tag, body } = await this.sources.connect(caller.userId, dto);
    void reply.header('etag', tag).header('location', `/api/v1/sources/${body.id}`);
    return body;
  }

  /** Your connections, the newest first. */
  @Get()
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: SourcesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourcePage> {
    const found = await this.sources.list(caller.userId, query);
    linkNext(request, reply, found.next);
    return found;
  }

  /** A connection and how it does. */
  @Get(':id')
  async read(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourceJson> {
    const { tag, body } = await this.sources.read(caller.userId, id);
    void reply.header('etag', tag);
    return body;
  }

  /** Changes a connection; new credentials start it again. */
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that you read.' })
  @Patch(':id')
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() dto: ChangeSourceDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourceJson> {
    const { tag, body } = await this.sources.change(caller.userId, id, expectedVersion(ifMatch), dto);
    void reply.header('etag', tag);
    return body;
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
    const { body } = await this.sources.read(caller.userId, id);
    await this.schedule.addPoll({ userId: caller.userId, sourceId: id });
    void reply.header('location', `/api/v1/sources/${id}`);
    return body;
  }
}
