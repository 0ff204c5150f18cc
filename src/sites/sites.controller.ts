import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { ExpectedVersion } from '../http/etag.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageQuery } from '../http/page.dto.js';
import { Creates } from '../http/resource-headers.js';
import { SiteEnergyService } from './site-energy.service.js';
import { ChangeSiteDto, SiteDto, SiteEnergyDto, SiteJson, SitePage, SpanQuery } from './sites.dto.js';
import { SitesService } from './sites.service.js';

@ApiTags('sites')
@ApiBearerAuth()
@Controller('sites')
export class SitesController {
  constructor(
    private readonly sites: SitesService,
    private readonly siteEnergy: SiteEnergyService,
  ) {}

  /** Adds a place. */
  @Creates()
  @Post()
  create(@CurrentCaller() caller: Caller, @Body() dto: SiteDto): Promise<SiteJson> {
    return this.sites.create(caller.userId, dto);
  }

  /** Your sites, the newest first. */
  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<SitePage> {
    return this.sites.list(caller.userId, query);
  }

  /** A site. */
  @Get(':id')
  read(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<SiteJson> {
    return this.sites.read(caller.userId, id);
  }

  /** Changes a site. */
  @Patch(':id')
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() dto: ChangeSiteDto,
  ): Promise<SiteJson> {
    return this.sites.change(caller.userId, id, version, dto);
  }

  /** Deletes a site with its meters and all they have read. */
  @HttpCode(204)
  @Delete(':id')
  remove(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.sites.remove(caller.userId, id);
  }

  /** What the site took, gave, made and used: its meters rolled up, nothing counted twice, and the net of it. */
  @Get(':id/energy')
  energy(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() span: SpanQuery,
  ): Promise<SiteEnergyDto> {
    return this.siteEnergy.energy(caller.userId, id, span);
  }
}
