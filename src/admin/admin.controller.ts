import { Body, Controller, Get, HttpCode, Param, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Administrators } from '../auth/auth.guard.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { IdPipe } from '../http/id.pipe.js';
import { linkNext, PageQuery } from '../http/page.dto.js';
import { AccountPage, AccountsQuery, AuditPage, RoleDto, TierDto } from './admin.dto.js';
import { AdminService } from './admin.service.js';

@Administrators()
@ApiTags('administration')
@ApiBearerAuth()
@Controller('admin')
export class AdminController {
  constructor(private readonly admin: AdminService) {}

  /** Accounts, the newest first. */
  @Get('users')
  async accounts(
    @Query() query: AccountsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountPage> {
    const found = await this.admin.accounts(query);
    linkNext(request, reply, found.next);
    return found;
  }

  /** Moves an account to another tier. */
  @HttpCode(204)
  @Put('users/:id/tier')
  setTier(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() dto: TierDto,
  ): Promise<void> {
    return this.admin.setTier(caller.actorId, id, dto);
  }

  /** Makes somebody an administrator, or ends it. */
  @HttpCode(204)
  @Put('users/:id/role')
  setRole(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() dto: RoleDto,
  ): Promise<void> {
    return this.admin.setRole(caller.actorId, caller.userId, id, dto.isAdmin);
  }

  /** Who did what, the newest first. */
  @Get('audit-log')
  async auditLog(
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditPage> {
    const found = await this.admin.auditLog(query);
    linkNext(request, reply, found.next);
    return found;
  }
}
