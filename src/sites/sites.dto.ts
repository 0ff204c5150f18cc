import { PartialType } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import type { Commodity } from '../engine/series/usage.js';
import { IsCountry, IsDay, IsTimeZone, MayBeAbsent } from '../http/validators.js';

export class SiteDto {
  /** @example 'Home' */
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  name!: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  street?: string;

  @IsOptional()
  @IsString()
  @MaxLength(120)
  city?: string;

  /** State or province: TX, NSW … It picks the seasonal shape. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  region?: string;

  @Matches(/^[A-Za-z0-9][A-Za-z0-9 -]{1,11}$/, { message: 'postcode must be a postcode' })
  postcode!: string;

  @IsCountry()
  country!: string;

  /** Zone of the site, in which its days are cut; told from country and postcode when absent. */
  @MayBeAbsent()
  @IsTimeZone()
  timezone?: string;

  /** The network that delivers: `tdu:ONCOR` … */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  network?: string;

  /** @example 'bakery' */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  industryType?: string;
}

/** What to change; everything else stays, and null takes a value away where there may be none. */
export class ChangeSiteDto extends PartialType(SiteDto, { skipNullProperties: false }) {}

export class SiteJson {
  id!: string;
  name!: string;
  street!: string | null;
  city!: string | null;
  region!: string | null;
  postcode!: string;
  country!: string;
  timezone!: string;
  network!: string | null;
  industryType!: string | null;
  createdAt!: Date;
}

export class SitePage {
  items!: SiteJson[];
  next!: string | null;
}

export class SpanQuery {
  /** First day. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Last day. */
  @IsOptional()
  @IsDay()
  to?: string;
}

/** Decimal text in the unit; null where nothing was read. */
export class FlowsDto {
  import!: string | null;
  export!: string | null;
  production!: string | null;
  /** What a home said it used, grid and panels together. */
  house!: string | null;
  /** Into storage. */
  charge!: string | null;
  /** Out of storage. */
  discharge!: string | null;
}

export class MeterSumDto {
  meterId!: string;
  parentMeterId!: string | null;
  name!: string;
  category!: 'PROD' | 'CONS' | 'STOR' | 'INJ';
  /** What it counted itself. */
  own!: FlowsDto;
  /** What it counted, or where it read nothing what the meters below it did. */
  rolledUp!: FlowsDto;
}

/** One commodity and unit of a site. */
export class SiteCommodityDto {
  commodity!: Commodity;
  unit!: string;
  total!: FlowsDto;
  /** Import less export. */
  net!: string;
  /** What was used at the site, however it came there. */
  consumption!: string;
  meters!: MeterSumDto[];
}

export class SiteEnergyDto {
  siteId!: string;
  from!: string | null;
  to!: string | null;
  commodities!: SiteCommodityDto[];
}
