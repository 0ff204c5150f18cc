import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Administrators, Public } from '../auth/auth.guard.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { catalogFiles } from './catalog-files.js';
import { ImportDto, ImportQuery } from './catalog-import.dto.js';
import { CatalogImportService } from './catalog-import.service.js';
import { PlanDto, PlanPage, PlansQuery, PlanVersionsDto, SupplierPage, SuppliersQuery } from './plans.dto.js';
import { PlansService } from './plans.service.js';

@ApiTags('plans')
@Controller()
export class PlansController {
  constructor(
    private readonly plans: PlansService,
    private readonly imports: CatalogImportService,
  ) {}

  /** Plans on offer, by name, page by page. */
  @Public()
  @Get('plans')
  search(@Query() query: PlansQuery): Promise<PlanPage> {
    return this.plans.search(query);
  }

  /** A plan with its rate structure: by its id, or one version by the version's id. */
  @Public()
  @Get('plans/:id')
  read(@Param('id') id: string): Promise<PlanDto> {
    return this.plans.read(id);
  }

  /** All versions of a plan, the newest first. */
  @Public()
  @Get('plans/:id/versions')
  versions(@Param('id') id: string): Promise<PlanVersionsDto> {
    return this.plans.versions(id);
  }

  /** Suppliers, by name, page by page. */
  @Public()
  @Get('suppliers')
  suppliers(@Query() query: SuppliersQuery): Promise<SupplierPage> {
    return this.plans.suppliers(query);
  }

  /** Imports catalog files of any known form: multipart files, or one as the JSON body. For administrators. */
  @ApiBearerAuth()
  @ApiConsumes('application/json', 'multipart/form-data')
  @ApiBody({ schema: { type: 'object', additionalProperties: true } })
  @Administrators()
  @HttpCode(200)
  @Post('plans/imports')
  async import(
    @Req() request: FastifyRequest,
    @Query() query: ImportQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<ImportDto> {
    return this.imports.import(await catalogFiles(request), query, caller);
  }

  /** Takes a plan off offer. For administrators. */
  @ApiBearerAuth()
  @Administrators()
  @HttpCode(204)
  @Post('plans/:id/retire')
  retire(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.plans.retire(id, caller);
  }
}
