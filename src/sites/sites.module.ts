import { Module } from '@nestjs/common';
import { DefaultPlaces } from './default-places.service.js';
import { MeterUsageService } from './meter-usage.service.js';
import { MetersController } from './meters.controller.js';
import { MetersService } from './meters.service.js';
import { SiteEnergyService } from './site-energy.service.js';
import { SitesController } from './sites.controller.js';
import { SitesService } from './sites.service.js';

@Module({
  controllers: [SitesController, MetersController],
  providers: [DefaultPlaces, SitesService, SiteEnergyService, MetersService, MeterUsageService],
  exports: [DefaultPlaces],
})
export class SitesModule {}
