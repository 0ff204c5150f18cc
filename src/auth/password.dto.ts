import { IsEmail, IsString, MaxLength } from 'class-validator';
import { IsPassword } from '../http/validators.js';

export class ChangePasswordDto {
  @IsString()
  @MaxLength(1000)
  currentPassword!: string;

  /** At least 10 characters, at most 72 bytes. */
  @IsPassword()
  newPassword!: string;
}

export class AskResetDto {
  @IsEmail()
  @MaxLength(254)
  email!: string;
}

export class ResetPasswordDto {
  /** The code of the mail. */
  @IsString()
  @MaxLength(200)
  token!: string;

  /** At least 10 characters, at most 72 bytes. */
  @IsPassword()
  password!: string;
}
