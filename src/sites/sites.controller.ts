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
import { linkNext, PageQuery } from '../http/page.dto.js';
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
  @Idempotent()
  @Post()
  async create(
    @CurrentCaller() caller: Caller,
    @Body() dto: SiteDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteJson> {
    const { tag, body } = await this.sites.create(caller.userId, dto);
    void reply.header('etag', tag).header('location', `/api/v1/sites/${body.id}`);
    return body;
  }

  /** Your sites, the newest first. */
  @Get()
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SitePage> {
    const found = await this.sites.list(caller.userId, query);
    linkNext(request, reply, found.next);
    return found;
  }

  /** A site. */
  @Get(':id')
  async read(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteJson> {
    const { tag, body } = await this.sites.read(caller.userId, id);
    void reply.header('etag', tag);
    return body;
  }

  /** Changes a site. */
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that you read.' })
  @Patch(':id')
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() dto: ChangeSiteDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteJson> {
    const { tag, body } = await this.sites.change(caller.userId, id, expectedVersion(ifMatch), dto);
    void reply.header('etag', tag);
    return body;
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
