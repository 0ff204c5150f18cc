import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { ExpectedVersion } from '../http/etag.js';
import { IdPipe } from '../http/id.pipe.js';
import { Creates } from '../http/resource-headers.js';
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
  @Creates()
  @Post()
  add(@CurrentCaller() caller: Caller, @Body() dto: RegisterReadDto): Promise<RegisterReadJson> {
    return this.reads.add(caller.userId, dto);
  }

  /** Reads of a meter's counters, the newest first. */
  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: RegisterReadsQuery): Promise<RegisterReadPage> {
    return this.reads.list(caller.userId, query);
  }

  /** A read. */
  @Get(':id')
  read(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<RegisterReadJson> {
    return this.reads.read(caller.userId, id);
  }

  /** Changes a read, and with it what was used before and after it. */
  @Patch(':id')
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() dto: ChangeRegisterReadDto,
  ): Promise<RegisterReadJson> {
    return this.reads.change(caller.userId, id, version, dto);
  }

  /** Deletes a read. */
  @HttpCode(204)
  @Delete(':id')
  remove(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.reads.remove(caller.userId, id);
  }
}
