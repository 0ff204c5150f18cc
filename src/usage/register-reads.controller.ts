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
import {
  ChangeRegisterReadDto,
  RegisterReadDto,
  RegisterReadJson,
  RegisterReadPage,
  RegisterReadsQuery,
} from './register-reads.dto.js';
import { RegisterReadsService } from './register-reads.service.js';

@ApiTags('usage')
@ApiBearerAuth()
@Controller('usage/register-reads')
export class RegisterReadsController {
  constructor(private readonly reads: RegisterReadsService) {}

  /** Adds what a counter shows; the difference to the read before becomes daily usage. */
  @Idempotent()
  @Post()
  async add(
    @CurrentCaller() caller: Caller,
    @Body() dto: RegisterReadDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisterReadJson> {
    const { tag, body } = await this.reads.add(caller.userId, dto);
    void reply.header('etag', tag).header('location', `/api/v1/usage/register-reads/${body.id}`);
    return body;
  }

  /** Reads of a meter's counters, the newest first. */
  @Get()
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: RegisterReadsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisterReadPage> {
    const found = await this.reads.list(caller.userId, query);
    linkNext(request, reply, found.next);
    return found;
  }

  /** A read. */
  @Get(':id')
  async read(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisterReadJson> {
    const { tag, body } = await this.reads.read(caller.userId, id);
    void reply.header('etag', tag);
    return body;
  }

  /** Changes a read, and with it what was used before and after it. */
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that you read.' })
  @Patch(':id')
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() dto: ChangeRegisterReadDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisterReadJson> {
    const { tag, body } = await this.reads.change(caller.userId, id, expectedVersion(ifMatch), dto);
    void reply.header('etag', tag);
    return body;
  }

  /** Deletes a read. */
  @HttpCode(204)
  @Delete(':id')
  remove(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.reads.remove(caller.userId, id);
  }
}
