import { Body, Controller, Delete, Get, HttpCode, Patch, Put, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { ExpectedVersion } from '../http/etag.js';
import { CurrentPlanDto, PutCurrentPlanDto } from './current-plan.dto.js';
import { CurrentPlanService } from './current-plan.service.js';
import { ExportService } from './export.service.js';
import { PreferencesDto, PutPreferencesDto } from './preferences.dto.js';
import { PreferencesService } from './preferences.service.js';
import { ChangeProfileDto, ProfileDto } from './users.dto.js';
import { UsersService } from './users.service.js';

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
  profile(@CurrentCaller() caller: Caller): Promise<ProfileDto> {
    return this.users.profile(caller.userId);
  }

  /** Changes the profile. */
  @Patch()
  change(
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() version: number,
    @Body() dto: ChangeProfileDto,
  ): Promise<ProfileDto> {
    return this.users.change(caller.userId, version, dto);
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
  readPreferences(@CurrentCaller() caller: Caller): Promise<PreferencesDto> {
    return this.preferences.read(caller.userId);
  }

  /** Sets priorities and hard limits. */
  @Put('preferences')
  putPreferences(
    @CurrentCaller() caller: Caller,
    @ExpectedVersion({ required: false }) version: number | undefined,
    @Body() dto: PutPreferencesDto,
  ): Promise<PreferencesDto> {
    return this.preferences.put(caller.userId, dto, version);
  }

  /** What you pay today. */
  @Get('current-plan')
  readCurrentPlan(@CurrentCaller() caller: Caller): Promise<CurrentPlanDto> {
    return this.currentPlan.read(caller.userId);
  }

  /** Sets what you pay today: a plan of the catalog or a rate structure of your own. */
  @Put('current-plan')
  putCurrentPlan(
    @CurrentCaller() caller: Caller,
    @ExpectedVersion({ required: false }) version: number | undefined,
    @Body() dto: PutCurrentPlanDto,
  ): Promise<CurrentPlanDto> {
    return this.currentPlan.put(caller.userId, dto, version);
  }

  /** Forgets the current plan. */
  @HttpCode(204)
  @Delete('current-plan')
  removeCurrentPlan(@CurrentCaller() caller: Caller): Promise<void> {
    return this.currentPlan.remove(caller.userId);
  }
}
