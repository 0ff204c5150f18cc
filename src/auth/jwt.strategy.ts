import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { DataSource } from 'typeorm';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { Caller } from './caller.js';

export const ISSUER = 'treebeard';
export const AUDIENCE = 'treebeard-api';
/** RFC 9068: no other token of ours passes for an access token. */
export const ACCESS_TOKEN_TYPE = 'at+jwt';
export const ALGORITHM = 'HS256';

interface AccessToken {
  readonly header: { readonly typ?: string };
  readonly payload: { readonly sub?: string; readonly sid?: string };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Checks an access token, and that its session still lives: after a log-out or an erasure the token is worth nothing. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly source: DataSource,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // The typings know texts alone; a KeyObject is what makes verifying fast.
      secretOrKey: settings.jwtKey as unknown as Buffer,
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      jsonWebTokenOptions: { complete: true },
    });
  }

  async validate({ header, payload }: AccessToken): Promise<Caller | false> {
    if (header.typ !== ACCESS_TOKEN_TYPE || !payload.sid || !UUID.test(payload.sid)) return false;
    const [session] = (await this.source.query(
      'select user_id as "userId", tier, is_admin as "isAdmin", actor_id as "actorId" from live_session($1)',
      [payload.sid],
    )) as Omit<Caller, 'sessionId'>[];
    if (!session || session.userId !== payload.sub) return false;
    return { ...session, sessionId: payload.sid };
  }
}
