import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Patch,
  Put,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { expectedVersion } from '../http/etag.js';
import { CurrentPlanDto, PutCurrentPlanDto } from './current-plan.dto.js';
import { CurrentPlanService } from './current-plan.service.js';
import { ExportService } from './export.service.js';
import { PreferencesDto, PutPreferencesDto } from './preferences.dto.js';
import { PreferencesService } from './preferences.service.js';
import { ChangeProfileDto, ProfileDto } from './users.dto.js';
import { UsersService } from './users.service.js';

const IF_MATCH = { name: 'If-Match', required: false, description: 'The ETag that you read.' };

@ApiTags('users')
@ApiBearerAuth()
@Controller('users/me')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly preferences: PreferencesService,
    private readonly currentPlan: CurrentPlanService,
    private readonly exports: ExportService,
  ) {}

  /** The profile. */
  @Get()
  async profile(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileDto> {
    void reply.header('etag', await this.users.profileTag(caller.userId));
    return this.users.profile(caller.userId);
  }

  /** Changes the profile. */
  @ApiHeader({ ...IF_MATCH, required: true })
  @Patch()
  async change(
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() dto: ChangeProfileDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileDto> {
    const profile = await this.users.change(caller.userId, expectedVersion(ifMatch), dto);
    void reply.header('etag', await this.users.profileTag(caller.userId));
    return profile;
  }

  /** Erases the account and everything of it, at once and for good. */
  @HttpCode(204)
  @Delete()
  erase(@CurrentCaller() caller: Caller): Promise<void> {
    return this.users.erase(caller.userId);
  }

  /** Everything that is stored of you, as a ZIP of JSON and CSV files and your uploads. */
  @ApiProduces('application/zip')
  @Get('export')
  async export(@CurrentCaller() caller: Caller): Promise<StreamableFile> {
    const zip = await this.exports.zip(caller.userId, caller.actorId);
    return new StreamableFile(zip, {
      type: 'application/zip',
      disposition: 'attachment; filename="treebeard-export.zip"',
    });
  }

  /** Priorities and hard limits. */
  @Get('preferences')
  async readPreferences(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PreferencesDto> {
    const { tag, body } = await this.preferences.read(caller.userId);
    void reply.header('etag', tag);
    return body;
  }

  /** Sets priorities and hard limits. */
  @ApiHeader(IF_MATCH)
  @Put('preferences')
  async putPreferences(
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() dto: PutPreferencesDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PreferencesDto> {
    const { tag, body } = await this.preferences.put(caller.userId, dto, ifMatch);
    void reply.header('etag', tag);
    return body;
  }

  /** What you pay today. */
  @Get('current-plan')
  async readCurrentPlan(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CurrentPlanDto> {
    const { tag, body } = await this.currentPlan.read(caller.userId);
    void reply.header('etag', tag);
    return body;
  }

  /** Sets what you pay today: a plan of the catalog or a rate structure of your own. */
  @ApiHeader(IF_MATCH)
  @Put('current-plan')
  async putCurrentPlan(
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() dto: PutCurrentPlanDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CurrentPlanDto> {
    const { tag, body } = await this.currentPlan.put(caller.userId, dto, ifMatch);
    void reply.header('etag', tag);
    return body;
  }

  /** Forgets the current plan. */
  @HttpCode(204)
  @Delete('current-plan')
  removeCurrentPlan(@CurrentCaller() caller: Caller): Promise<void> {
    return this.currentPlan.remove(caller.userId);
  }
}
