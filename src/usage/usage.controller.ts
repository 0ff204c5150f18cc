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
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: DaysQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DayPage> {
    const found = await this.days.list(caller.userId, query);
    linkNext(request, reply, found.next);
    return found;
  }

  /** Totals, months, average and latest per commodity. */
  @Get('stats')
  stats(@CurrentCaller() caller: Caller, @Query() query: StatsQuery): Promise<StatsDto> {
    return this.statistics.stats(caller.userId, query);
  }

  /** Adds a day by hand. */
  @Idempotent()
  @Post('entries')
  async add(
    @CurrentCaller() caller: Caller,
    @Body() dto: EntryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DayDto> {
    const { tag, body } = await this.entries.add(caller.userId, dto);
    void reply.header('etag', tag).header('location', `/api/v1/usage/entries/${body.id}`);
    return body;
  }

  /** A day that was typed in. */
  @Get('entries/:id')
  async read(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DayDto> {
    const { tag, body } = await this.entries.read(caller.userId, id);
    void reply.header('etag', tag);
    return body;
  }

  /** Changes a day that was typed in. */
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that you read.' })
  @Patch('entries/:id')
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() dto: ChangeEntryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DayDto> {
    const { tag, body } = await this.entries.change(caller.userId, id, expectedVersion(ifMatch), dto);
    void reply.header('etag', tag);
    return body;
  }

  /** Deletes a day that was typed in. */
  @HttpCode(204)
  @Delete('entries/:id')
  remove(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.entries.remove(caller.userId, id);
  }
}
