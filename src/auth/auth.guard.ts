import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import { callerOf } from './caller.js';

const PUBLIC = 'public';
const ADMINISTRATORS = 'administrators';

/** The route needs no log-in. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);
/** The route is for administrators. */
export const Administrators = (): MethodDecorator & ClassDecorator => SetMetadata(ADMINISTRATORS, true);

/** Every route needs a log-in unless it says that it is public. */
@Injectable()
export class LoginGuard extends AuthGuard('jwt') implements CanActivate {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, places)) return true;
    await super.canActivate(context);
    const caller = callerOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (this.reflector.getAllAndOverride<boolean>(ADMINISTRATORS, places) && !caller.isAdmin) {
      throw new Problem(403, 'administrators-only', 'This is for administrators.');
    }
    return true;
  }

  override handleRequest<T>(error: unknown, caller: T | false): T {
    if (error) throw error;
    if (!caller) {
      throw new Problem(401, 'not-logged-in', 'Log in, and send the access token as a Bearer token.', {
        headers: { 'www-authenticate': 'Bearer' },
      });
    }
    return caller;
  }
}
