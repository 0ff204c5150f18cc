import { Module } from '@nestjs/common';
import { CatalogImportService } from './catalog-import.service.js';
import { CatalogService } from './catalog.service.js';
import { PlansController } from './plans.controller.js';
import { PlansService } from './plans.service.js';
import { SchemasController } from './schemas.controller.js';

@Module({
  controllers: [PlansController, SchemasController],
  providers: [PlansService, CatalogService, CatalogImportService],
  exports: [PlansService, CatalogService, CatalogImportService],
})
export class PlansModule {}
