import { Body, Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Administrators } from '../auth/auth.guard.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageQuery } from '../http/page.dto.js';
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
  accounts(@Query() query: AccountsQuery): Promise<AccountPage> {
    return this.admin.accounts(query);
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
  auditLog(@Query() query: PageQuery): Promise<AuditPage> {
    return this.admin.auditLog(query);
  }
}
