import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { DataSource, QueryFailedError } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { Problem } from '../http/problem.js';
import { CONSENT_VERSION } from '../users/consent.js';
import { defaultTimeZone } from '../users/default-time-zone.js';
import { UserPreferences } from '../users/user-preferences.entity.js';
import { User } from '../users/user.entity.js';
import { profileJson } from '../users/users.service.js';
import type { LoggedInDto, LoginDto, RegisterDto, TokensDto } from './auth.dto.js';
import { ACCESS_TOKEN_TYPE, ALGORITHM, AUDIENCE, ISSUER } from './jwt.strategy.js';
import { hashPassword, passwordMatches } from './passwords.js';
import { makeRefreshToken, readRefreshToken } from './refresh-token.js';
import { Session } from './session.entity.js';

const ACCESS_SECONDS = 15 * 60;
const SESSION_DAYS = 30;

const wrongLogin = (): Problem => new Problem(401, 'wrong-login', 'The address or the password is wrong.');
const wrongRefresh = (): Problem =>
  new Problem(401, 'wrong-refresh-token', 'The refresh token is not good (any more): log in again.');
const sessionEnd = (): Date => new Date(Date.now() + SESSION_DAYS * 86_400_000);

@Injectable()
export class AuthService {
  constructor(
    private readonly source: DataSource,
    private readonly tenancy: Tenancy,
    private readonly jwt: JwtService,
  ) {}

  /** @throws Problem 409 when the address has an account */
  async register(dto: RegisterDto): Promise<LoggedInDto> {
    const timezone = dto.timezone ?? defaultTimeZone(dto.country, dto.postcode);
    if (!timezone) {
      throw new Problem(
        400,
        'validation-failed',
        `Say which time zone you live in: ${dto.country} has several.`,
        {
          errors: [{ pointer: '/timezone', detail: 'timezone is needed for this country' }],
        },
      );
    }
    const passwordHash = await hashPassword(dto.password);
    const [{ id }] = (await this.source.query('select uuidv7() as id')) as [{ id: string }];
    try {
      return await this.tenancy.withUser(id, async (db) => {
        const { name, postcode, country } = dto;
        const email = dto.email.toLowerCase();
        await db.insert(User, {
          id,
          email,
          passwordHash,
          name,
          postcode,
          country,
          timezone,
          actorId: randomUUID(),
          consentGiven: true,
          consentAt: new Date(),
          consentVersion: CONSENT_VERSION,
        });
        await db.insert(UserPreferences, { userId: id });
        return this.openSession(id);
      });
    } catch (error) {
      if (error instanceof QueryFailedError && error.driverError.constraint === 'users_email') {
        throw new Problem(409, 'email-taken', 'This address has an account: log in instead.');
      }
      throw error;
    }
  }

  /** @throws Problem 401, the same and after the same time for an unknown address and a wrong password */
  async login(dto: LoginDto): Promise<LoggedInDto> {
    const [found] = (await this.source.query('select id, password_hash as hash from user_for_login($1)', [
      dto.email.toLowerCase(),
    ])) as { id: string; hash: string }[];
    if (!(await passwordMatches(dto.password, found?.hash))) throw wrongLogin();
    return this.openSession(found!.id);
  }

  /**
   * A new pair for a refresh token. Each token is good once: one that comes back was stolen or copied, so its session ends.
   * @throws Problem 401
   */
  async refresh(text: string): Promise<TokensDto> {
    const token = readRefreshToken(text);
    if (!token) throw wrongRefresh();
    const { userId, sessionId } = token;
    const next = makeRefreshToken(userId, sessionId);
    const rotated = await this.tenancy.withUser(userId, async (db) => {
      const { affected } = await db
        .createQueryBuilder()
        .update(Session)
        .set({ tokenHash: next.hash, rotatedAt: new Date(), expiresAt: sessionEnd() })
        .where('id = :sessionId and token_hash = :hash and revoked_at is null and expires_at > now()', token)
        .execute();
      if (!affected) await db.update(Session, { id: sessionId }, { revokedAt: new Date() });
      return affected === 1;
    });
    if (!rotated) throw wrongRefresh();
    return this.tokens(userId, sessionId, next.text);
  }

  /** Ends the session: its access and refresh tokens are worth nothing from now on. */
  async logout(userId: string, sessionId: string): Promise<void> {
    await this.tenancy.withUser(userId, (db) => db.delete(Session, { id: sessionId }));
  }

  private openSession(userId: string): Promise<LoggedInDto> {
    return this.tenancy.withUser(userId, async (db) => {
      const sessionId = randomUUID();
      const refresh = makeRefreshToken(userId, sessionId);
      await db.query('delete from sessions where user_id = $1 and expires_at < now()', [userId]);
      await db.insert(Session, { id: sessionId, userId, tokenHash: refresh.hash, expiresAt: sessionEnd() });
      const user = await db.findOneByOrFail(User, { id: userId });
      return { user: profileJson(user), ...this.tokens(userId, sessionId, refresh.text) };
    });
  }

  private tokens(userId: string, sessionId: string, refreshToken: string): TokensDto {
    const accessToken = this.jwt.sign(
      { sid: sessionId },
      {
        subject: userId,
        issuer: ISSUER,
        audience: AUDIENCE,
        expiresIn: ACCESS_SECONDS,
        algorithm: ALGORITHM,
        header: { alg: ALGORITHM, typ: ACCESS_TOKEN_TYPE },
      },
    );
    return { accessToken, refreshToken, expiresIn: ACCESS_SECONDS };
  }
}
