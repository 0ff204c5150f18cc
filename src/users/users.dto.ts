import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { IsCountry, IsTimeZone } from '../http/validators.js';

export const PROPERTY_TYPES = ['house', 'apartment', 'business', 'other'] as const;

export class ProfileDto {
  id!: string;
  email!: string;
  name!: string;
  postcode!: string;
  country!: string;
  timezone!: string;
  propertyType!: string | null;
  tier!: 'free' | 'pro' | 'team' | 'enterprise';
  isAdmin!: boolean;
  consentGiven!: boolean;
  consentAt!: Date;
  consentVersion!: string;
  createdAt!: Date;
}

/** What to change; everything else stays. */
export class ChangeProfileDto {
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  name?: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9 -]{1,11}$/, { message: 'postcode must be a postcode' })
  postcode?: string;

  @IsOptional()
  @IsCountry()
  country?: string;

  @IsOptional()
  @IsTimeZone()
  timezone?: string;

  @IsOptional()
  @IsIn(PROPERTY_TYPES)
  propertyType?: (typeof PROPERTY_TYPES)[number];

  /** False withdraws the consent: nothing new is stored or analysed until it is given again. */
  @IsOptional()
  @IsBoolean()
  consent?: boolean;
}
