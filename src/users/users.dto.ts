import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { IsCountry, IsTimeZone, MayBeAbsent } from '../http/validators.js';

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
  /** Version of the text that the consent was given to. */
  consentVersion!: string;
  createdAt!: Date;
}

/** What to change; everything else stays. */
export class ChangeProfileDto {
  @MayBeAbsent()
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  name?: string;

  @MayBeAbsent()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9 -]{1,11}$/, { message: 'postcode must be a postcode' })
  postcode?: string;

  @MayBeAbsent()
  @IsCountry()
  country?: string;

  @MayBeAbsent()
  @IsTimeZone()
  timezone?: string;

  @IsOptional()
  @IsIn(PROPERTY_TYPES)
  propertyType?: (typeof PROPERTY_TYPES)[number];

  /** False withdraws the consent: nothing new is stored or analysed until it is given again. */
  @MayBeAbsent()
  @IsBoolean()
  consent?: boolean;
}
