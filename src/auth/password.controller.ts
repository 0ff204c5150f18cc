import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Guessable } from '../http/rate-limit.guard.js';
import { Public } from './auth.guard.js';
import { CurrentCaller, type Caller } from './caller.js';
import { AskResetDto, ChangePasswordDto, ResetPasswordDto } from './password.dto.js';
import { PasswordService } from './password.service.js';

@ApiTags('auth')
@Controller('auth')
export class PasswordController {
  constructor(private readonly passwords: PasswordService) {}

  /** Changes the password; every other session ends. */
  @ApiBearerAuth()
  @Guessable()
  @HttpCode(204)
  @Post('password')
  change(@CurrentCaller() caller: Caller, @Body() dto: ChangePasswordDto): Promise<void> {
    return this.passwords.change(caller.userId, caller.sessionId, dto.currentPassword, dto.newPassword);
  }

  /** Mails a code for a new password. The answer is the same whether or not the address has an account. */
  @Public()
  @Guessable()
  @HttpCode(202)
  @Post('password-reset')
  ask(@Body() dto: AskResetDto): Promise<void> {
    return this.passwords.ask(dto.email);
  }

  /** Sets a new password with the code of the mail; every session ends. */
  @Public()
  @Guessable()
  @HttpCode(204)
  @Post('password-reset/confirm')
  reset(@Body() dto: ResetPasswordDto): Promise<void> {
    return this.passwords.reset(dto.token, dto.password);
  }
}
