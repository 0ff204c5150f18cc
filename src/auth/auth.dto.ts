import { Equals, IsEmail, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { IsCountry, IsTimeZone, IsPassword, MayBeAbsent } from '../http/validators.js';
import { ProfileDto } from '../users/users.dto.js';

export class RegisterDto {
  /** @example 'maria@example.org' */
  @IsEmail()
  @MaxLength(254)
  email!: string;

  /** At least 10 characters, at most 72 bytes. */
  @IsPassword()
  password!: string;

  /** @example 'Maria' */
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  name!: string;

  /** @example '77002' */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9 -]{1,11}$/, { message: 'postcode must be a postcode' })
  postcode!: string;

  /** ISO 3166 code. @example 'US' */
  @IsCountry()
  country!: string;

  /** IANA zone; guessed from country and postcode when absent. @example 'America/Chicago' */
  @MayBeAbsent()
  @IsTimeZone()
  timezone?: string;

  /** That usage data may be stored and analysed; without it there is no account. */
  @Equals(true, { message: 'consent must be true: without it nothing can be stored' })
  consent!: boolean;
}

export class LoginDto {
  @IsString()
  @MaxLength(254)
  email!: string;

  @IsString()
  @MaxLength(1000)
  password!: string;
}

export class RefreshDto {
  @IsString()
  @MaxLength(200)
  refreshToken!: string;
}

export class TokensDto {
  /** For the Authorization header: `Bearer …`. */
  accessToken!: string;
  /** Good once, for POST /auth/refresh. */
  refreshToken!: string;
  /** Seconds until the access token expires. */
  expiresIn!: number;
}

export class LoggedInDto extends TokensDto {
  user!: ProfileDto;
}
