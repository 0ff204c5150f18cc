import { Module } from '@nestjs/common';
import { DefaultPlaces } from './default-places.service.js';

@Module({ providers: [DefaultPlaces], exports: [DefaultPlaces] })
export class SitesModule {}
