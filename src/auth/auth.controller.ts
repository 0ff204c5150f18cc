import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Guessable } from '../http/rate-limit.guard.js';
import { ProfileDto } from '../users/users.dto.js';
import { UsersService } from '../users/users.service.js';
import { LoggedInDto, LoginDto, RefreshDto, RegisterDto, TokensDto } from './auth.dto.js';
import { Public } from './auth.guard.js';
import { AuthService } from './auth.service.js';
import { CurrentCaller, type Caller } from './caller.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly users: UsersService,
  ) {}

  /** Makes an account and logs in. */
  @Public()
  @Guessable()
  @Post('register')
  register(@Body() dto: RegisterDto): Promise<LoggedInDto> {
    return this.auth.register(dto);
  }

  /** Logs in with address and password. */
  @Public()
  @Guessable()
  @HttpCode(200)
  @Post('login')
  login(@Body() dto: LoginDto): Promise<LoggedInDto> {
    return this.auth.login(dto);
  }

  /** A new pair of tokens; the refresh token that was sent is used up. */
  @Public()
  @Guessable()
  @HttpCode(200)
  @Post('refresh')
  refresh(@Body() dto: RefreshDto): Promise<TokensDto> {
    return this.auth.refresh(dto.refreshToken);
  }

  /** Ends this session. */
  @ApiBearerAuth()
  @HttpCode(204)
  @Post('logout')
  logout(@CurrentCaller() caller: Caller): Promise<void> {
    return this.auth.logout(caller.userId, caller.sessionId);
  }

  /** Who is logged in. */
  @ApiBearerAuth()
  @Get('me')
  me(@CurrentCaller() caller: Caller): Promise<ProfileDto> {
    return this.users.profile(caller.userId);
  }
}
